// bench.mjs - how fast a board is, beside what a web developer would otherwise pick, in one run:
//   node bench.mjs [--sizes 1k,10k,100k] [--runs N] [--in chromium,node] [--peers NAME,…|all|none] [--budget SECONDS]
// ready: bytes of the feed in memory to a board that has answered a query (for peers: decode,
// parse, prepare, index); bodies are searched everywhere. The peer `parse` only parses. find: a text, three filters, counts
// of six facets, the first 20 hits, over 200 queries; per query the median of passes 2 to 4,
// then percentiles over the queries. typing: p95 over every key of six phrases, no filters.
// empty: no text, no filters. memory: what is held once the feed's bytes are let go. Cells are
// medians over fresh pages or processes (lowest–highest); * fewer passes than that, – the
// budget of the engine for this size ran out, or it failed.
// Pagefind is left out: its index is made by a build step on the server, not from a feed.
import { execFile } from 'node:child_process';
import { createReadStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { dist, launch, serve } from '../browser/support/browser.mjs';
import { bundle } from './bundle.mjs';
import { FILTERS, makePostings, makeQueries, origin, PHRASES, writeFeed } from './corpus.mjs';
import { PEERS } from './peers.mjs';

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1k' },
    runs: { type: 'string', default: '5' },
    in: { type: 'string', default: 'chromium' },
    peers: { type: 'string', default: 'parse,minisearch' },
    budget: { type: 'string', default: '60' },
  },
});
const BODY_BYTES = { '1k': 3000, '10k': 3000, '100k': 600 };
const sizes = options.sizes.split(',');
const runs = Number(options.runs);
const budget = Number(options.budget) * 1000;
const peers = { all: Object.keys(PEERS), none: [] }[options.peers] ?? options.peers.split(',');
const environments = options.in.split(',');
const wrong = [
  ...sizes.filter((size) => !/^\d+k?$/.test(size)),
  ...peers.filter((name) => !PEERS[name]),
  ...environments.filter((name) => !['chromium', 'node'].includes(name)),
];
if (wrong.length || !(runs > 0) || !(budget > 0)) {
  console.error(`bench: cannot use ${wrong.join(', ') || 'these numbers'}; peers are ${Object.keys(PEERS).join(', ')}`);
  process.exit(2);
}

const queries = makeQueries();
const plan = { queries, filters: FILTERS, phrases: PHRASES };
const folder = mkdtempSync(join(tmpdir(), 'jobstand-bench-'));
const feed = join(folder, 'feed.json');
const OUT_OF_TIME = Symbol('out of time');

/** The promise, or OUT_OF_TIME when it takes longer. */
async function within(ms, promise) {
  let timer;
  const late = new Promise((done) => {
    timer = setTimeout(() => done(OUT_OF_TIME), ms);
  });
  promise.catch(() => {}); // late failures are nobody's
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Engines in fresh pages of a fresh browser: run(engine, ms). */
async function chromium() {
  const modules = await bundle('browser', `
    import { ENGINES } from './engines.mjs';
    import { ready, times, wasmBytes } from './measure.mjs';
    globalThis.bench = { ENGINES, ready, times, wasmBytes };`);
  const routes = Object.fromEntries(modules.map(({ name, text }) => [`/bench/${name}`, text]));
  routes['/bench.html'] = '<!doctype html><meta charset="utf-8"><title>bench</title><script type="module" src="/bench/entry.mjs"></script>';
  routes['/feed.json'] = (_, response, headers) => createReadStream(feed).pipe(response.writeHead(200, headers));
  // An isolated page has a clock of 5 µs; any other rounds to 100.
  const isolated = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };
  const server = await serve(routes, { policy: '', more: isolated });
  let version;

  async function measure(browser, engine, ms) {
    const until = Date.now() + ms;
    version = browser.version();
    const context = await browser.newContext();
    const page = await context.newPage();
    page.setDefaultTimeout(ms);
    await page.goto(`${server.url}/bench.html`);
    await page.waitForFunction('globalThis.bench');
    if (!(await page.evaluate('crossOriginIsolated'))) throw new Error('the page is not isolated, its clock is too coarse');
    const cdp = await context.newCDPSession(page);
    const heap = async () => {
      await cdp.send('HeapProfiler.collectGarbage');
      const { usedSize, backingStorageSize = 0 } = await cdp.send('Runtime.getHeapUsage');
      return usedSize + backingStorageSize;
    };
    await page.evaluate(async (name) => {
      bench.open = await bench.ENGINES[name]({ address: '/core.mjs' });
    }, engine);
    const before = await heap();
    const opened = await page.evaluate(async () => {
      const bytes = new Uint8Array(await (await fetch('/feed.json')).arrayBuffer());
      const { find, ready } = await bench.ready(bench.open, bytes);
      bench.find = find;
      return { ready, wasm: bench.wasmBytes() };
    });
    const memory = (await heap()) + opened.wasm - before;
    const timed = await page.evaluate((all) => bench.times(bench.find, all), { ...plan, deadline: Math.max(0, until - Date.now()) });
    return { ready: opened.ready, memory, ...timed };
  }
  return {
    title: () => `Chromium ${version}`,
    async run(engine, ms) {
      const browser = await launch();
      try {
        // The page looks at the time itself; this is for an index that never ends.
        return await within(ms + 5000, measure(browser, engine, ms));
      } finally {
        await browser.close();
      }
    },
    close: () => server.close(),
  };
}

/** Engines in fresh processes: run(engine, ms). */
async function node() {
  const code = join(folder, 'node');
  mkdirSync(code);
  const modules = await bundle('node', `
    import { readFileSync } from 'node:fs';
    import { ENGINES } from './engines.mjs';
    import { ready, times, wasmBytes } from './measure.mjs';
    const { engine, feed, core, until, ...plan } = JSON.parse(readFileSync(0, 'utf8'));
    const heap = async () => {
      for (let i = 0; i < 3; i++) {
        await new Promise((done) => setTimeout(done, 10));
        gc();
      }
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external - wasmBytes(); // Node counts it as external, a page does not
    };
    const open = await ENGINES[engine]({ address: core, ...(engine === 'jobstand' && { wasm: readFileSync(new URL('jobstand.wasm', core)), search: readFileSync(new URL('jobstand-search.wasm', core)) }) });
    const before = await heap();
    const opened = await ready(open, new Uint8Array(readFileSync(feed)));
    const memory = (await heap()) + wasmBytes() - before;
    console.log(JSON.stringify({ ready: opened.ready, memory, ...(await times(opened.find, { ...plan, deadline: Math.max(0, until - Date.now()) })) }));`);
  for (const { name, text } of modules) writeFileSync(join(code, name), text);
  return {
    title: () => `Node ${process.versions.node}`,
    async run(engine, ms) {
      const running = promisify(execFile)(process.execPath, ['--expose-gc', '--max-old-space-size=8192', join(code, 'entry.mjs')], { maxBuffer: 1 << 26, timeout: ms + 5000 });
      running.child.stdin.end(JSON.stringify({ engine, feed, core: new URL('core.mjs', dist).href, until: Date.now() + ms, ...plan }));
      try {
        return JSON.parse((await running).stdout);
      } catch (error) {
        if (error.killed) return OUT_OF_TIME;
        throw error;
      }
    },
    close: async () => {},
  };
}

const percentile = (list, p) => [...list].sort((a, b) => a - b)[Math.max(0, Math.ceil(list.length * p) - 1)];
const short = (x) => (x >= 100 ? x.toFixed(0) : x >= 10 ? x.toFixed(1) : x.toFixed(2));
const COLUMNS = [
  ['ready ms', (run) => run.ready],
  ['find p50', (run) => run.found && percentile(run.found.list, 0.5), 'found'],
  ['p95', (run) => run.found && percentile(run.found.list, 0.95), 'found'],
  ['p99', (run) => run.found && percentile(run.found.list, 0.99), 'found'],
  ['typing p95', (run) => run.typing && percentile(run.typing.list, 0.95), 'typing'],
  ['empty', (run) => run.empty && run.empty.list[0], 'empty'],
  ['memory MB', (run) => run.memory / 1e6],
];

/** One table: engines below each other, then what a peer takes for each unit that we take. */
function print(results) {
  const medians = {};
  const rows = [['', 'runs', ...COLUMNS.map(([name]) => name), 'with hits']];
  for (const [engine, list] of Object.entries(results)) {
    medians[engine] = [];
    const cells = COLUMNS.map(([, value, part], i) => {
      const all = list.map(value).filter((x) => x !== undefined);
      if (!all.length) return '–';
      medians[engine][i] = percentile(all, 0.5);
      const range = all.length > 1 ? ` (${short(Math.min(...all))}–${short(Math.max(...all))})` : '';
      return `${short(medians[engine][i])}${list.some((run) => part && run[part]?.partial) ? '*' : ''}${range}`;
    });
    rows.push([engine, `${list.length}`, ...cells, list.length && list[0].found ? `${list[0].answered}` : '–']);
  }
  for (const engine of Object.keys(results).slice(1)) {
    const ratio = (x, i) => (x !== undefined && medians.jobstand[i] ? `${short(x / medians.jobstand[i])} ×` : '–');
    rows.push([`${engine} ÷ jobstand`, '', ...COLUMNS.map((_, i) => ratio(medians[engine][i], i)), '']);
  }
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  for (const [n, row] of rows.entries()) {
    console.log(`| ${row.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join(' | ')} |`);
    if (!n) console.log(`|${widths.map((w, i) => (i ? `${'-'.repeat(w + 1)}:` : '-'.repeat(w + 2))).join('|')}|`);
  }
  for (const [engine, list] of Object.entries(results)) {
    const found = list.filter((run) => run.found);
    if (!found.length) continue;
    const slow = queries.map((text, i) => [text, percentile(found.map((run) => run.found.list[i]), 0.5)]).sort((a, b) => b[1] - a[1]);
    console.log(`slowest of ${engine}: ${slow.slice(0, 5).map(([text, ms]) => `"${text}" ${short(ms)}`).join(', ')}`);
  }
}

try {
  const places = [];
  for (const name of environments) places.push(await { chromium, node }[name]());
  for (const size of sizes) {
    const count = Number.parseInt(size, 10) * (size.endsWith('k') ? 1000 : 1);
    const bytes = writeFeed(feed, makePostings(count, BODY_BYTES[size] ?? (count > 20_000 ? 600 : 3000)));
    for (const place of places) {
      const results = Object.fromEntries(['jobstand', ...peers].map((engine) => [engine, []]));
      const left = Object.fromEntries(Object.keys(results).map((engine) => [engine, budget]));
      const last = {};
      // Round by round, so that what else the machine does meets all engines alike.
      for (let run = 0; run < runs; run++) {
        for (const engine of Object.keys(results)) {
          if (left[engine] < (last[engine] ?? 1)) continue; // not enough for another one
          const start = Date.now();
          const result = await place.run(engine, left[engine]).catch((error) => {
            console.error(`${engine}, ${size}: ${error.message.split('\n')[0]}`);
            return OUT_OF_TIME;
          });
          last[engine] = Date.now() - start;
          left[engine] = result === OUT_OF_TIME ? 0 : left[engine] - last[engine];
          if (result !== OUT_OF_TIME) results[engine].push(result);
        }
      }
      console.log(`\n${count} postings, ${(bytes / 1e6).toFixed(1)} MB (${origin}), ${queries.length} queries, ${place.title()}, ${cpus()[0].model} × ${cpus().length}, ms`);
      print(results);
    }
  }
  for (const place of places) await place.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
