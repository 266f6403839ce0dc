// bench.mjs - 1,000 postings of 4 kB in Chromium, beside MiniSearch in the same run:
//   node bench.mjs [postings] [runs]
// Prints medians. open: feed bytes in memory to a board that answers. find: text, three
// filters, counts of six facets and the first 20 hits, over the queries below. Memory: what
// the page holds more than before, after a collection.
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { createRequire } from 'node:module';
import { launch, serve } from '../browser/support/browser.mjs';

const [count = 1000, runs = 5] = process.argv.slice(2).map(Number);
const web = new URL('../../web/', import.meta.url);
const require = createRequire(new URL('package.json', web));
const shared = new URL('../../../shared/bench/lib/corpus.mjs', import.meta.url);

// The corpus that all peers are measured with, when it is here; else one of our own.
const words = 'we build systems that keep trains running with a small team in berlin using rust kafka kubernetes postgresql react typescript remote first design review release on call support'.split(' ');
const ownCorpus = (n) => Array.from({ length: n }, (_, i) => {
  let seed = i + 1;
  const random = (m) => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) % m;
  const text = (k) => Array.from({ length: k }, () => (random(3) ? words[random(words.length)] : `${words[random(words.length)]}${random(4000)}`)).join(' ');
  return {
    id: `${i}`, title: `${['Senior', 'Junior', 'Lead'][random(3)]} ${['Backend', 'Frontend', 'Data'][random(3)]} Engineer`, companyName: `Company ${random(120)}`,
    location: ['Berlin, Germany', 'Remote-EU', 'Paris, France', 'London, UK'][random(4)], hashtags: `#${words[random(words.length)]},#${words[random(words.length)]}`,
    jobType: ['software', 'data', 'design'][random(3)], department: ['Engineering', 'Data', 'Design', 'Infrastructure'][random(4)], employmentType: ['Full-time', 'Contract'][random(2)],
    timestamp: 1_750_000_000_000 - i * 3_600_000, summary: text(15), body: text(450),
  };
});
const corpus = existsSync(shared) ? (await import(shared)).makeCorpus(count, { bodyBytes: 3000 }) : ownCorpus(count);
const queries = existsSync(shared)
  ? (await import(shared)).makeQueries().map(({ q }) => q)
  : ['backend', 'senior engineer', 'rust', 'kafka berlin', 'kub', 'typescript rea', 'remote', 'data lead', 'nothing at all', 'on call'];

// MiniSearch as a page would use it: all words, the last as a prefix, facets counted by hand.
const peer = `
import MiniSearch from 'minisearch';
const fields = ['title', 'companyName', 'tags', 'location', 'summary', 'body'];
export function open(bytes) {
  const jobs = JSON.parse(new TextDecoder().decode(bytes)).jobs.map((job) => ({ ...job, tags: job.hashtags.replaceAll('#', '').replaceAll(',', ' '), list: job.hashtags.split(',').map((t) => t.slice(1)) }));
  const index = new MiniSearch({ fields, storeFields: [] });
  index.addAll(jobs);
  const byId = new Map(jobs.map((job) => [job.id, job]));
  const facets = ['department', 'employmentType', 'jobType', 'location', 'list', 'companyName'];
  const values = (job, facet) => (facet === 'list' ? job.list : [job[facet]]);
  return (text, filters) => {
    const found = index.search(text, { combineWith: 'AND', prefix: (term, i, terms) => i === terms.length - 1 }).map(({ id }) => byId.get(id));
    const counts = Object.fromEntries(facets.map((facet) => [facet, new Map()]));
    const hits = [];
    for (const job of found) {
      const failed = Object.keys(filters).filter((facet) => !values(job, facet).some((v) => filters[facet].includes(v)));
      if (failed.length > 1) continue;
      if (!failed.length) hits.push(job);
      for (const facet of facets) {
        if (failed.length && failed[0] !== facet) continue;
        for (const v of values(job, facet)) counts[facet].set(v, (counts[facet].get(v) ?? 0) + 1);
      }
    }
    const sorted = facets.map((facet) => [...counts[facet]].sort((a, b) => b[1] - a[1]).slice(0, 50));
    return { total: hits.length, hits: hits.slice(0, 20), sorted };
  };
}`;
const { build } = await import(require.resolve('esbuild'));
const { outputFiles } = await build({ stdin: { contents: peer, resolveDir: web.pathname }, bundle: true, minify: true, format: 'esm', write: false });

const feed = JSON.stringify({ version: 1, jobs: corpus });
const server = await serve({ '/peer.mjs': outputFiles[0].text, '/feed.json': feed, '/bench.html': '<!doctype html><title>bench</title>' }, { policy: '' });
const browser = await launch();

/** One engine in a fresh page: { open, finds, memory }. */
async function measure(engine) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${server.url}/bench.html`);
  const cdp = await context.newCDPSession(page);
  const heap = async () => {
    await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize = 0 } = await cdp.send('Runtime.getHeapUsage');
    return usedSize + backingStorageSize;
  };
  await page.evaluate(async (name) => {
    if (name === 'jobstand') {
      // Memory of wasm is not part of the heap that the browser reports.
      const { instantiate } = WebAssembly;
      WebAssembly.instantiate = async (...args) => {
        const made = await instantiate(...args);
        window.wasm = (made.instance ?? made).exports.memory;
        return made;
      };
      const { loadCore } = await import('/core.mjs');
      const core = await loadCore();
      window.openEngine = (bytes) => {
        const board = core.openBoard(bytes);
        const names = { employmentType: 'employment', location: 'location', department: 'department' };
        return (text, filters) => {
          const own = Object.fromEntries(Object.entries(filters).map(([k, v]) => [names[k], k === 'employmentType' ? ['full_time'] : v]));
          return board.find({ text, filters: own, limit: 20, facets: ['department', 'employment', 'category', 'location', 'tag', 'company'] });
        };
      };
    } else {
      window.openEngine = (await import('/peer.mjs')).open;
    }
    window.bytes = new Uint8Array(await (await fetch('/feed.json')).arrayBuffer());
  }, engine);
  const before = await heap();
  const open = await page.evaluate(() => {
    const start = performance.now();
    window.find = window.openEngine(window.bytes);
    window.find('a', {});
    const time = performance.now() - start;
    window.bytes = undefined;
    return time;
  });
  const wasm = await page.evaluate(() => window.wasm?.buffer.byteLength ?? 0);
  const memory = (await heap()) + wasm + feed.length - before; // the bytes were let go, but are part of `before`
  const finds = await page.evaluate((list) => {
    const filters = { employmentType: ['Full-time'], location: ['Remote-EU', 'Remote-UK', 'Berlin, Germany'], department: ['Engineering', 'Infrastructure', 'Data'] };
    const times = [];
    for (let pass = 0; pass < 3; pass++) {
      for (const text of list) {
        const start = performance.now();
        window.find(text, filters);
        if (pass) times.push(performance.now() - start);
      }
    }
    return times;
  }, queries);
  await context.close();
  return { open, memory, finds };
}

const percentile = (list, p) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * p))];
const results = { jobstand: [], minisearch: [] };
for (let run = 0; run < runs; run++) {
  for (const engine of Object.keys(results)) results[engine].push(await measure(engine));
}
const summary = Object.fromEntries(Object.entries(results).map(([engine, list]) => [engine, {
  open: percentile(list.map((r) => r.open), 0.5),
  p50: percentile(list.map((r) => percentile(r.finds, 0.5)), 0.5),
  p95: percentile(list.map((r) => percentile(r.finds, 0.95)), 0.5),
  memory: percentile(list.map((r) => r.memory), 0.5) / 1e6,
}]));
const { jobstand: ours, minisearch: theirs } = summary;
console.log(`${corpus.length} postings, ${(feed.length / 1e6).toFixed(1)} MB, ${queries.length} queries, medians of ${runs} runs, Chromium ${browser.version()}, ${cpus()[0].model} x ${cpus().length}`);
console.log('                 open ms   find p50 ms   find p95 ms   memory MB');
for (const [engine, r] of Object.entries(summary)) {
  console.log(`${engine.padEnd(12)}${r.open.toFixed(1).padStart(12)}${r.p50.toFixed(2).padStart(14)}${r.p95.toFixed(2).padStart(14)}${r.memory.toFixed(1).padStart(12)}`);
}
console.log(`ratio       ${(theirs.open / ours.open).toFixed(1).padStart(12)}${(theirs.p50 / ours.p50).toFixed(1).padStart(14)}${(theirs.p95 / ours.p95).toFixed(1).padStart(14)}${(theirs.memory / ours.memory).toFixed(1).padStart(12)}`);
await browser.close();
await server.close();
