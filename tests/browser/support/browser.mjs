// browser.mjs - a thin driver: a static server of dist/ that can misbehave, and Chromium on
// pages under the strictest policy a site may have.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(new URL('../../../web/package.json', import.meta.url));
export const playwright = require('playwright-core');
const { chromium } = playwright;
export const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What was built: JOBSTAND_DIST, or dist/. */
export const dist = process.env.JOBSTAND_DIST ? pathToFileURL(`${resolve(process.env.JOBSTAND_DIST)}/`) : new URL('../../../dist/', import.meta.url);
const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css',
  '.json': 'application/json', '.wasm': 'application/wasm', '.map': 'application/json', '.md': 'text/markdown', '.svg': 'image/svg+xml',
};

export const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; img-src 'self'; " +
  "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/** Chromium where it is: CHROMIUM, the PATH, or what Playwright installed. */
export function findChromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const folder of (process.env.PATH ?? '').split(':')) {
    for (const name of names) {
      if (existsSync(`${folder}/${name}`)) return `${folder}/${name}`;
    }
  }
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  throw new Error('no Chromium: install it, or set CHROMIUM to its path');
}

/**
 * Serves dist/ and `routes`: path -> text, or (request, response) => void. Every page carries
 * the policy and `more` headers; `requests` lists what was asked for.
 */
export async function serve(routes = {}, { policy = STRICT, more = {} } = {}) {
  const requests = [];
  const server = http.createServer((request, response) => {
    let path = request.url.split('?')[0];
    try {
      path = decodeURIComponent(path);
    } catch {} // hostile postings ask for such addresses
    if (path === '/favicon.ico') return response.writeHead(204).end(); // browsers ask for it unasked
    requests.push(path);
    const type = TYPES[extname(path)] ?? 'text/plain';
    const headers = { 'content-type': type, 'cache-control': 'no-store', ...(policy && { 'content-security-policy': policy }), ...more };
    const route = routes[path];
    if (typeof route === 'function') return route(request, response, headers);
    if (route !== undefined) return response.writeHead(200, headers).end(route);
    const file = new URL(`.${path.endsWith('/') ? `${path}index.html` : path}`, dist);
    if (!file.href.startsWith(dist.href) || !existsSync(file)) return response.writeHead(404, headers).end('not found');
    response.writeHead(200, { ...headers, 'content-type': TYPES[extname(file.pathname)] ?? type }).end(readFileSync(file));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    requests,
    routes,
    close: () => new Promise((done) => {
      server.closeAllConnections?.();
      server.close(done);
    }),
  };
}

export async function launch() {
  return chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--js-flags=--expose-gc'],
  });
}

/** A page that keeps what the console, the policy and uncaught errors said. */
export async function newPage(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const said = [];
  const broken = []; // what must never happen
  page.on('console', (message) => {
    const text = message.text();
    said.push(`${message.type()}: ${text}`);
    if (/Content.Security|TrustedHTML|Refused to/i.test(text)) broken.push(text);
  });
  page.on('pageerror', (error) => broken.push(`uncaught: ${error.message}`));
  return { page, context, said, broken };
}

/** A page with a board in it. `attributes` are those of the element. */
export const boardPage = (attributes, inside = '', more = '') => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Careers</title>
<script type="module" src="/jobstand.mjs"></script></head>
<body><main><h1>Careers</h1><job-stand ${attributes}>${inside}</job-stand>${more}</main></body></html>`;

/** Waits until a board says that it is ready or has failed. */
export const settled = (page, selector = 'job-stand') =>
  page.waitForFunction((s) => ['ready', 'failed'].includes(document.querySelector(s)?.getAttribute('data-state')), selector);

/** Opens a page, runs `use` when its board is there, and fails when the policy was broken or an error was thrown. */
export async function visit(browser, url, use, { wait = true, ...options } = {}) {
  const opened = await newPage(browser, options);
  try {
    await opened.page.goto(url);
    if (wait) await settled(opened.page);
    await use(opened.page, opened);
    assert.deepEqual(opened.broken, []);
  } finally {
    await opened.context.close();
  }
}

/** How many roles the board says there are. */
export const count = (page) => page.locator('.total').textContent();

/** Postings for tests: 60 of them over a few companies, places and teams. */
export function postings(count = 60) {
  const pick = (list, i) => list[i % list.length];
  return Array.from({ length: count }, (_, i) => ({
    id: `job-${i}`,
    title: `${pick(['Backend', 'Frontend', 'Data', 'Platform', 'Embedded'], i)} ${pick(['Engineer', 'Developer', 'Lead'], i)} ${i}`,
    companyName: pick(['Acme', 'Bolt', 'Čapek', 'Delta'], i),
    location: pick(['Berlin, Germany', 'Remote-EU', 'Zürich', 'Paris; Lyon'], i),
    department: pick(['Engineering', 'Data', 'Design'], i),
    employment: [pick(['full_time', 'part_time', 'contract'], i)],
    hashtags: pick(['#rust,#aws', '#react', '#c++'], i),
    timestamp: 1760000000000 + i * 86_400_000,
    url: `https://jobs.example/${i}`,
    applyUrl: `https://jobs.example/${i}/apply`,
    companyWebsite: 'https://company.example/',
    summary: `What role ${i} is about.`,
    body: `## About\n\nRole **${i}** works with [Kafka](https://kafka.example/).\n\n* one\n* two\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n`,
    salary: { min: 50_000, max: 70_000, currency: 'EUR', period: 'year' },
    language: pick(['en', 'de'], i),
    ...(i === 7 && { featured: 9 }),
  }));
}

