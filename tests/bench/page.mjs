// page.mjs - how a whole page feels on a slow device, beside the page that a web developer would write
// (lit, MiniSearch, marked, DOMPurify; of the shared folder, left out when it is not there), in one run:
//   node page.mjs [--sizes 1k,10k] [--rates 2,4] [--runs N] [--peers on|off] [--policy strict|script]
// rate: how many times slower Chromium makes the processor. first: start of the navigation to roles painted.
// tbt: what tasks of the main thread took beyond 50 ms each, until nothing is left to do, by the browser's trace;
// longest: of them.
// key: p95 over the letters of two phrases, key to paint. open: p50 over eight roles, click to its text
// painted, with pauses as of someone who reads. shift: cumulative layout shift. Medians over fresh pages
// (lowest–highest), ms. The page `the same as HTML` is what Jobstand shows when it is ready, from the server,
// without a script: the browser's own share.
// --policy script: a policy without WebAssembly, for the core as JavaScript.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { boardPage, STRICT, serve } from '../browser/support/browser.mjs';
import { launchBare } from './chrome.mjs';
import { makePostings, origin, shared } from './corpus.mjs';

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1k,10k' },
    rates: { type: 'string', default: '2,4' },
    runs: { type: 'string', default: '3' },
    peers: { type: 'string', default: 'on' },
    policy: { type: 'string', default: 'strict' },
  },
});
const runs = Number(options.runs);
const PHRASES = ['kubernetes engineer', 'senior backend'];

/** In every page before its scripts: what the browser noticed. */
function watch() {
  const noticed = { shift: 0, keys: [], quiet: 0 };
  window.noticed = noticed;
  performance.mark('begun');
  // After the frame that is being made: a message waits for its paint.
  const framed = () => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now());
    port2.postMessage(0);
  });
  noticed.painted = () => new Promise((done) => requestAnimationFrame(() => framed().then(done)));
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) noticed.quiet = startTime + duration;
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) noticed.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
  addEventListener('input', ({ timeStamp }) => noticed.painted().then((now) => noticed.keys.push(now - timeStamp)), true);
  // Once there are roles, whoever shows them: where a board is open to us.
  noticed.until = (there) => new Promise((done) => {
    const look = () => (there() ? framed().then(done) : requestAnimationFrame(look));
    requestAnimationFrame(look);
  });
  noticed.until(() => document.querySelector('job-stand')?.shadowRoot?.querySelector('.item') || document.querySelector('job-board')?.shadowRoot?.querySelector('article'))
    .then((now) => {
      noticed.first = now;
    });
}

// How a role is opened, and when its text is there.
const OURS = {
  open: async (n) => {
    const root = document.querySelector('job-stand').shadowRoot;
    const link = root.querySelectorAll('.item h3 a')[n];
    const start = performance.now();
    link.click();
    const time = (await window.noticed.until(() => root.querySelector('article[data-id] .body')?.childElementCount)) - start;
    await new Promise((done) => setTimeout(done, 800));
    document.querySelector('job-stand').close();
    await window.noticed.until(() => !root.querySelector('article[data-id]'));
    return time;
  },
};
const STACK = {
  open: async (n) => {
    const root = document.querySelector('job-board').shadowRoot;
    const article = root.querySelectorAll('article')[n];
    const start = performance.now();
    article.querySelector('h3 a').click();
    return (await window.noticed.until(() => article.querySelector('.b')?.childElementCount)) - start;
  },
};

const stack = await bundleStack();
async function bundleStack() {
  if (options.peers === 'off') return undefined;
  try {
    const web = new URL('../../web/', import.meta.url);
    const { build } = createRequire(new URL('package.json', web))('esbuild');
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL('bench/stack/app.mjs', shared))],
      nodePaths: [fileURLToPath(new URL('node_modules', web))],
      bundle: true, minify: true, format: 'esm', target: 'es2022', write: false, logLevel: 'silent',
    });
    return { script: outputFiles[0].text, html: readFileSync(new URL('bench/stack/index.html', shared), 'utf8') };
  } catch (error) {
    console.log(`without the page of other libraries: ${error.message.split('\n')[0]}`);
    return undefined;
  }
}

const browser = await launchBare();
const sorted = (list) => [...list].sort((a, b) => a - b);
const percentile = (list, p) => sorted(list)[Math.max(0, Math.ceil(list.length * p) - 1)] ?? Number.NaN;
const cell = (list, digits = 0) => {
  const s = sorted(list.filter((value) => value !== undefined));
  if (!s.length) return '–';
  const [low, middle, high] = [s[0], percentile(s, 0.5), s.at(-1)].map((n) => n.toFixed(digits));
  return low === high ? middle : `${middle} (${low}–${high})`;
};

/** What the board at `url` shows when it is ready, as a page without a script. */
async function asHtml(url) {
  const page = await browser.page({ rate: 1, before: () => {} });
  try {
    await page.goto(url);
    await page.until(() => document.querySelector('job-stand')?.shadowRoot?.querySelector('[data-facet=location] label'));
    const { css, html } = await page.evaluate(() => {
      const { adoptedStyleSheets, innerHTML } = document.querySelector('job-stand').shadowRoot;
      return { css: adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules].map((rule) => rule.cssText)).join('\n'), html: innerHTML };
    });
    return boardPage('', `<template shadowrootmode="open"><style>${css}</style>${html}</template>`).replace(/<script.*<\/script>/, '');
  } finally {
    await page.close();
  }
}

async function measure(server, path, rate, how) {
  const page = await browser.page({ rate, before: watch });
  const end = await browser.tasks('begun');
  try {
    await page.goto(server.url + path);
    // Nothing is left to do when no task was long for a while; on the other page, when it says so.
    const quiet = (idle) => window.noticed?.first && window.__m?.done !== false && performance.now() - Math.max(window.noticed.first, window.noticed.quiet) > idle;
    await page.until(quiet, 1500 + 500 * rate);
    const { first, shift } = await page.evaluate(() => {
      performance.mark('loaded');
      return window.noticed;
    });
    const opens = [];
    let keys = [];
    if (how) {
      for (const text of PHRASES) await type(page, text, rate);
      for (let n = 0; n < 8; n++) {
        opens.push(await page.evaluate(how.open, n));
        await page.evaluate((ms) => new Promise((done) => setTimeout(done, ms)), 200 * rate);
      }
      keys = await page.evaluate(() => window.noticed.keys);
    }
    const { tasks, marks } = await end();
    const loading = tasks.filter(([start]) => start < marks.loaded).map(([, ms]) => ms);
    const later = tasks.filter(([start]) => start > marks.loaded).map(([, ms]) => ms);
    return {
      first,
      shift,
      long: tasks.filter(([, ms]) => ms > 50).map((task) => task.map(Math.round)),
      tbt: loading.reduce((sum, ms) => sum + Math.max(0, ms - 50), 0),
      longest: Math.max(...loading),
      ...(how && { key: percentile(keys, 0.95), open: percentile(opens, 0.5), later: Math.max(...later) }),
    };
  } finally {
    await page.close();
  }
}

/** Types a text and clears it again. */
async function type(page, text, rate) {
  await page.evaluate(() => {
    document.querySelector('job-stand, job-board').shadowRoot.querySelector('input[type=search]').focus();
  });
  await page.type(text, 40 * rate);
  await page.evaluate(() => {
    const input = document.querySelector('job-stand, job-board').shadowRoot.activeElement;
    input.value = '';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  });
  await page.evaluate((ms) => new Promise((done) => setTimeout(done, ms)), 200 * rate);
}

console.log(`${cpus()[0].model}, ${cpus().length} cores, Chromium ${browser.version}, ${origin}, ${runs} runs\n`);
console.log('| postings | slowed | page | first | tbt | longest | key p95 | open p50 | longest then | shift |\n| --- | --- | --- |' + ' ---: |'.repeat(7));
for (const size of options.sizes.split(',')) {
  const count = Number(size.replace('k', '000'));
  const feed = Buffer.from(JSON.stringify({ version: 1, jobs: [...makePostings(count, 3000)] }));
  const policy = options.policy === 'script' ? STRICT.replace(" 'wasm-unsafe-eval'", '') : STRICT;
  const ours = await serve({ '/page.html': boardPage('src="/jobs.json"'), '/jobs.json': feed }, { policy });
  const theirs = stack && (await serve({ '/page.html': stack.html, [`/data/feed-${size}.json`]: feed, '/stack/dist/app.js': stack.script }, { policy: '' }));
  const plain = await serve({ '/page.html': await asHtml(`${ours.url}/page.html`) }, { policy: '' });
  for (const rate of options.rates.split(',').map(Number)) {
    for (const [name, server, path, how] of [['Jobstand', ours, '/page.html', OURS], ['the same as HTML', plain, '/page.html'], ['lit, MiniSearch, …', theirs, `/page.html?n=${size}`, STACK]]) {
      if (!server) continue;
      const all = [];
      for (let run = 0; run < runs; run++) all.push(await measure(server, path, rate, how));
      if (process.env.JOBSTAND_TASKS) console.error(name, JSON.stringify(all.map(({ long }) => long)));
      const column = (key, digits) => cell(all.map((one) => one[key]), digits);
      console.log(`| ${size} | ${rate} × | ${name} | ${['first', 'tbt', 'longest', 'key', 'open', 'later'].map((key) => column(key)).join(' | ')} | ${column('shift', 3)} |`);
    }
  }
  await ours.close();
  await plain.close();
  await theirs?.close();
}
await browser.close();
