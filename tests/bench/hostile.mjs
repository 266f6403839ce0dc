// hostile.mjs - how long the worst feeds and queries take that we know of, in Node:
//   node hostile.mjs [--runs N]
// ready: bytes of the feed to an index of it; worst: of `--runs` finds, each on a board that has
// seen no other. A feed is at most 65,536 postings here, a query what query.h lets through.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { dist } from '../browser/support/browser.mjs';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' } } });
const runs = Number(values.runs);
const { loadCore } = await import(new URL('core.mjs', dist));
const module = await WebAssembly.compile(readFileSync(new URL('jobstand.wasm', dist)));
const search = await WebAssembly.compile(readFileSync(new URL('jobstand-search.wasm', dist)));

const COUNT = 65_536;
const letters = (n, size) => Array.from({ length: size }, (_, i) => String.fromCharCode(97 + ((n >> (2 * i)) & 3))).join('');
const feed = (posting) => JSON.stringify(Array.from({ length: COUNT }, (_, i) => ({ id: `${i}`, ...posting(i) })));
const FEEDS = {
  'one word each, all different': feed((i) => ({ title: `w${i.toString(36)}` })),
  'one word each, all one edit from many': feed((i) => ({ title: letters(i, 8) })),
  'one word in all': feed(() => ({ title: 'engineer' })),
  'a place of its own each': feed((i) => ({ title: 'engineer', location: `${letters(i, 8)} town; Remote (Germany, Poland)` })),
  'a tag of its own each': feed((i) => ({ title: 'engineer', hashtags: [letters(i, 8)] })),
};
const FACETS = ['company', 'location', 'workplace', 'employment', 'department', 'category', 'tag', 'seniority', 'language', 'posted', 'salary'];
const QUERIES = {
  'no text': {},
  'one letter': { text: 'a' },
  'a word with two typos': { text: 'abcdabxy' },
  '16 words with typos': { text: Array.from({ length: 16 }, (_, i) => `${letters(i * 977, 7)}zz`).join(' ') },
  'a long phrase': { text: `"${'engineer '.repeat(40)}"` },
  '10,000 letters': { text: 'abcd'.repeat(2_500) },
  '10,000 signs': { text: '"-('.repeat(3_334) },
  'NUL and unpaired surrogates': { text: '\0\ud800\u202e'.repeat(400) },
  '500 values': { filters: { tag: Array.from({ length: 500 }, (_, i) => letters(i, 8)) } },
  'an offset beyond the end': { offset: 4e9 },
};

const rows = Object.keys(QUERIES).map((name) => [name]);
const ready = ['(ready)'];
for (const text of Object.values(FEEDS)) {
  const bytes = new TextEncoder().encode(text);
  let least = Number.POSITIVE_INFINITY;
  const worst = rows.map(() => 0);
  for (let run = 0; run < runs; run++) {
    const core = await loadCore(module, { searchSource: search });
    const start = performance.now();
    const board = core.openBoard(bytes);
    board.prepare();
    least = Math.min(least, performance.now() - start);
    for (const [i, query] of Object.values(QUERIES).entries()) {
      const begin = performance.now();
      board.find({ facets: FACETS, limit: 20, ...query });
      worst[i] = Math.max(worst[i], performance.now() - begin);
    }
    board.close();
  }
  ready.push(least.toFixed(0));
  for (const [i, ms] of worst.entries()) rows[i].push(ms.toFixed(1));
}
const names = Object.keys(FEEDS);
for (const [i, name] of names.entries()) console.log(`${String.fromCharCode(65 + i)}  ${COUNT.toLocaleString('en')} postings: ${name}`);
console.log(`\n| ms | ${names.map((_, i) => String.fromCharCode(65 + i)).join(' | ')} |\n| --- |${names.map(() => ' ---: |').join('')}`);
for (const row of [ready, ...rows]) console.log(`| ${row.join(' | ')} |`);
