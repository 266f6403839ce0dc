// bodies.mjs - how fast a posting's body is on the page, in Chromium, beside what a page would
// otherwise use, all in one run: npm --prefix web run bodies [-- --rounds N]
//
//   module  Jobstand's alone: bytes, copied into it, to the node stream in its memory: MB a second.
//   parse   text to what the engine makes of it: MB of text a second. Of peers that is a string,
//           of Jobstand the node stream, with the copies into and out of the module. Every stream
//           is new memory, which a browser on a virtual machine may wait for longer than for the rest.
//   DOM     text until it is in the document, sanitised: ms a body, and MB/s. What is not
//           sanitised is no match for the others, and says so.
//   shown   the same with layout, ms a body: what a visitor waits for.
//
// The engines take turns on each body. A time is the median of the rounds, ms a body the median
// of the bodies, MB/s that of all bodies together. Bodies of Markdown are those of bench.mjs; of
// HTML real ones with JOBSTAND_SHARED (or ../shared), otherwise what marked makes of the former.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { launch, serve } from '../browser/support/browser.mjs';
import { bundle } from './bundle.mjs';
import { makePostings } from './corpus.mjs';

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '7' } } });
const shared = process.env.JOBSTAND_SHARED ?? fileURLToPath(new URL('../../../shared', import.meta.url));

/** Strings that are HTML, in whatever JSON there is. */
function htmlIn(value) {
  if (typeof value === 'string') return value.length > 500 && value.includes('</') ? [value] : [];
  return value && typeof value === 'object' ? Object.values(value).flatMap(htmlIn) : [];
}

const realHtml = () => readdirSync(`${shared}/feeds`, { recursive: true })
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => htmlIn(JSON.parse(readFileSync(`${shared}/feeds/${name}`, 'utf8'))));

// In the page.
const source = `
import DOMPurify from 'dompurify';
import MarkdownIt from 'markdown-it';
import { marked } from 'marked';
import { init, mdToHtml } from 'md4w';
import { bodyModule } from './body.mjs';
const { loadCore, renderNodes } = await import(location.origin + '/core.mjs'); // what is measured, not a bundle of it
await init(fetch('/md4w.wasm'));
const reader = await (await loadCore()).bodies();
const direct = await bodyModule(await (await fetch('/jobstand-body.wasm')).arrayBuffer());
const encoder = new TextEncoder();
const it = new MarkdownIt({ html: true });
const stream = (format) => (text) => reader.render(format, encoder.encode(text));
const nodes = (made) => renderNodes(made, document);
const purify = (html) => DOMPurify.sanitize(html, { RETURN_DOM_FRAGMENT: true });
const raw = (html) => document.createRange().createContextualFragment(html);
const ENGINES = {
  markdown: [
    ['Jobstand', stream(1), nodes],
    ['marked + DOMPurify', (text) => marked.parse(text), purify],
    ['markdown-it + DOMPurify', (text) => it.render(text), purify],
    ['md4w + DOMPurify', mdToHtml, purify],
    ['md4w, not sanitised', mdToHtml, raw],
  ],
  html: [
    ['Jobstand', stream(2), nodes],
    ['DOMPurify', undefined, purify],
    ['browser, not sanitised', undefined, raw],
  ],
};
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const now = () => performance.now();

window.toHtml = (bodies) => bodies.map((body) => marked.parse(body));
/** The module alone, a body after the other: MB/s of each round. */
window.alone = (kind, bodies, rounds) => {
  const all = bodies.map((body) => encoder.encode(body));
  const bytes = all.reduce((sum, { length }) => sum + length, 0);
  return Array.from({ length: 2 * rounds }, () => {
    const start = now();
    for (const body of all) for (let n = 0; n < 10; n++) direct(kind === 'html' ? 2 : 1, body);
    return (10 * bytes) / 1000 / (now() - start);
  }).slice(rounds); // compilers are done then
};
window.measure = async (kind, bodies, rounds) => {
  const article = document.createElement('article');
  document.body.replaceChildren(article);
  const engines = ENGINES[kind].map(([name, parse = (text) => text, place]) => (
    { name, parse, place, times: bodies.map(() => ({ parsed: [], made: [], shown: [] })) }));
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < bodies.length; i++) {
      for (const { parse, place, times } of engines) {
        const { parsed, made, shown } = times[i];
        let start = now();
        for (let n = 0; n < 10; n++) await parse(bodies[i]); // one may be shorter than a tick of the clock
        parsed.push((now() - start) / 10);
        start = now();
        article.replaceChildren(place(await parse(bodies[i])));
        made.push(now() - start);
        article.offsetHeight;
        shown.push(now() - start);
      }
    }
  }
  const bytes = bodies.reduce((sum, body) => sum + encoder.encode(body).length, 0);
  return engines.map(({ name, times }, n) => {
    const each = (what) => times.map((time) => median(time[what]));
    const speed = (what) => bytes / 1000 / each(what).reduce((sum, ms) => sum + ms);
    return [name, ENGINES[kind][n][1] && speed('parsed'), median(each('made')), speed('made'), median(each('shown'))];
  });
};
window.ready = true;
`;

const files = await bundle('browser', source);
const server = await serve({
  '/bodies.html': '<!doctype html><html lang="en"><title>t</title><body><script type="module" src="/bench/entry.mjs"></script></body></html>',
  '/md4w.wasm': (_, response) => response.writeHead(200, { 'content-type': 'application/wasm' })
    .end(readFileSync(new URL('../../web/node_modules/md4w/js/md4w-fast.wasm', import.meta.url))),
  ...Object.fromEntries(files.map(({ name, text }) => [`/bench/${name}`, text])),
}, { policy: '', more: { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' } }); // a finer clock
const browser = await launch();
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(`${error}`));
  await page.goto(`${server.url}/bodies.html`);
  await page.waitForFunction('window.ready');

  const markdown = Array.from(makePostings(150, 3000), ({ body }) => body);
  const real = existsSync(`${shared}/feeds`);
  const html = real ? realHtml() : await page.evaluate((bodies) => window.toHtml(bodies), markdown);
  console.log(`Chromium ${browser.version()}, ${cpus()[0]?.model}, medians of ${options.rounds} rounds`);
  for (const [kind, title, bodies] of [['markdown', 'Markdown', markdown], ['html', real ? 'real HTML' : 'HTML made of it', html]]) {
    const head = `${title}: ${bodies.length} bodies, ${Math.round(Buffer.byteLength(bodies.join('')) / 1000)} kB`;
    console.log(`\n${head.padEnd(40)}${['parse MB/s', 'DOM ms', 'MB/s', 'shown ms'].map((name) => name.padStart(12)).join('')}`);
    for (const [name, ...numbers] of await page.evaluate(([what, list, rounds]) => window.measure(what, list, rounds), [kind, bodies, Number(options.rounds)])) {
      console.log(`${name.padEnd(40)}${numbers.map((n, i) => (n?.toFixed(i % 2 ? 2 : 1) ?? '-').padStart(12)).join('')}`);
    }
    const speeds = await page.evaluate(([what, list, rounds]) => window.alone(what, list, rounds), [kind, bodies, Number(options.rounds)]);
    const [low, middle, high] = [0, speeds.length >> 1, speeds.length - 1].map((i) => speeds.toSorted((a, b) => a - b)[i].toFixed(1));
    console.log(`${'module of Jobstand, alone'.padEnd(40)}${middle.padStart(12)}  (${low} to ${high})`);
  }
} finally {
  await browser.close();
  await server.close();
}
