// lighthouse.mjs - what Lighthouse says of the demo pages, served with brotli as hosts do:
//   node lighthouse.mjs [--pages index,demo/company] [--runs N] [--form mobile|desktop]
// Scores are the medians of N runs (lowest–highest) with Lighthouse's own simulated phone; times in ms.
// npm fetches Lighthouse when it is asked for: it is too large to be installed with the rest.
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { cpus } from 'node:os';
import { extname } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { dist, findChromium, serve } from '../browser/support/browser.mjs';

const LIGHTHOUSE = 'lighthouse@12.8.2';

const demos = readdirSync(new URL('demo/', dist)).filter((name) => name.endsWith('.html'));
const { values: options } = parseArgs({
  options: {
    pages: { type: 'string', default: ['index', ...demos.map((name) => `demo/${name.replace('.html', '')}`)].join() },
    runs: { type: 'string', default: '3' },
    form: { type: 'string', default: 'mobile' },
  },
});

/** Every file of dist/ by its path, packed when it is first asked for. */
function packed(folder = '', routes = {}) {
  for (const name of readdirSync(new URL(`./${folder}`, dist))) {
    const path = folder + name;
    const file = new URL(path, dist);
    if (statSync(file).isDirectory()) packed(`${path}/`, routes);
    else if (extname(name)) {
      let body;
      routes[`/${path}`] = (_, response, headers) => {
        body ??= brotliCompressSync(readFileSync(file));
        response.writeHead(200, { ...headers, 'cache-control': 'max-age=600', 'content-encoding': 'br', 'content-length': body.length }).end(body);
      };
    }
  }
  return routes;
}

const server = await serve(packed(), { policy: '' });
const run = async (url) => {
  const form = options.form === 'desktop' ? ['--preset=desktop'] : [];
  const { stdout } = await promisify(execFile)(
    'npx',
    ['--yes', LIGHTHOUSE, url, '--output=json', '--quiet', ...form, '--chrome-flags=--headless=new --no-sandbox --disable-gpu'],
    { env: { ...process.env, CHROME_PATH: findChromium() }, maxBuffer: 64 << 20 },
  );
  return JSON.parse(stdout);
};

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const TIMES = { FCP: 'first-contentful-paint', LCP: 'largest-contentful-paint', TBT: 'total-blocking-time', 'speed index': 'speed-index' };
const cell = (list) => {
  const sorted = [...list].map(Math.round).sort((a, b) => a - b);
  const middle = sorted[(sorted.length - 1) >> 1];
  return sorted[0] === sorted.at(-1) ? `${middle}` : `${middle} (${sorted[0]}–${sorted.at(-1)})`;
};
console.log(`${cpus()[0].model}, ${cpus().length} cores, ${LIGHTHOUSE}, ${options.form}, ${options.runs} runs\n`);
console.log(`| page | ${[...CATEGORIES, ...Object.keys(TIMES)].join(' | ')} | shift |\n| --- |${' ---: |'.repeat(CATEGORIES.length + Object.keys(TIMES).length + 1)}`);
for (const page of options.pages.split(',')) {
  const all = [];
  for (let i = 0; i < Number(options.runs); i++) all.push(await run(`${server.url}/${page}.html`));
  const scores = CATEGORIES.map((name) => cell(all.map(({ categories }) => 100 * categories[name].score)));
  const times = Object.values(TIMES).map((name) => cell(all.map(({ audits }) => audits[name].numericValue)));
  const shift = Math.max(...all.map(({ audits }) => audits['cumulative-layout-shift'].numericValue));
  console.log(`| ${page} | ${[...scores, ...times, shift.toFixed(3)].join(' | ')} |`);
}
await server.close();
