// quality.mjs - whether what a visitor wants is at the top, ours beside its peers:
//   node quality.mjs [--set judged|blind] [--peers NAME,…|all|none] [--misses] [--class NAME] [--check]
// The queries and what is wanted are in judged.mjs, or in judged-blind.mjs, whose author knew
// nothing of the search. success@1 and @5: the share of queries with a wanted posting first, or
// among the first five; MRR: the mean of 1 / place of the first wanted posting, 0 when it is not
// among the first 20. No filters, everything by relevance.
// --misses names the queries where ours has none among the first five, and what it shows.
// --check asks no engine: it only says whether every query wants something and not too much.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { dist } from '../browser/support/browser.mjs';
import { bundle } from './bundle.mjs';
import { makePostings, origin, shared } from './corpus.mjs';
import { PEERS } from './peers.mjs';
import { samplePostings } from './samples.mjs';

const { values: options } = parseArgs({
  options: {
    peers: { type: 'string', default: 'minisearch,flexsearch,orama,fuse,lunr' },
    class: { type: 'string', default: '' },
    misses: { type: 'boolean', default: false },
    set: { type: 'string', default: 'judged' },
    check: { type: 'boolean', default: false },
  },
});
const peers = { all: Object.keys(PEERS).filter((name) => name !== 'parse'), none: [] }[options.peers] ?? options.peers.split(',');
const unknown = peers.filter((name) => !PEERS[name] || name === 'parse');
if (unknown.length) {
  console.error(`quality: no peer ${unknown.join(', ')}; there are ${Object.keys(PEERS).join(', ')}`);
  process.exit(2);
}

const sets = { judged: './judged.mjs', blind: './judged-blind.mjs' };
if (!Object.hasOwn(sets, options.set)) {
  console.error(`quality: no set ${options.set}; there are ${Object.keys(sets).join(', ')}`);
  process.exit(2);
}
const { JUDGED, NOTHING = {}, judgedPosting } = await import(sets[options.set]);

/** The collections as bytes of a feed; the real postings only where they are. */
const collections = { generated: new TextEncoder().encode(JSON.stringify({ version: 1, jobs: [...makePostings(2000, 1200)] })) };
const real = new URL('corpora/cds-snc/', shared);
if (existsSync(real)) {
  // Its status says that some of the postings have mistakes in them, as real ones do.
  const built = spawnSync(fileURLToPath(new URL('bin/jobstand', dist)), ['build', fileURLToPath(real), '-o', '-'], { maxBuffer: 1 << 28 });
  if (!built.stdout?.length) throw new Error(`the real postings could not be built: ${built.error ?? built.stderr}`);
  collections.real = built.stdout;
} else {
  console.log(`skipped: the queries for real postings, which are not in ${fileURLToPath(shared)}`);
}
if (options.set === 'blind') {
  const samples = samplePostings();
  if (samples) collections.samples = new TextEncoder().encode(JSON.stringify({ version: 1, jobs: samples }));
  else console.log(`skipped: the queries for sample feeds, which are not in ${fileURLToPath(shared)}`);
  // They name companies of the shared corpus, and these made-up ones are others.
  if (origin !== 'shared corpus') {
    console.log('skipped: the queries for generated postings, which are about the shared corpus');
    delete collections.generated;
  }
  if (!Object.keys(collections).length) process.exit(0);
}

/** Queries as { kind, collection, text, wanted: ids }. A query that nothing or too much answers is a mistake. */
const queries = [];
const mistakes = [];
/** Queries that no posting is meant by; they are in no class. */
const nothing = options.class ? [] : Object.keys(collections).flatMap((collection) => (NOTHING[collection] ?? []).map((text) => ({ collection, text })));
for (const [collection, bytes] of Object.entries(collections)) {
  const postings = JSON.parse(new TextDecoder().decode(bytes)).jobs.map((job) => [`${job.id}`, judgedPosting(job)]);
  for (const [kind, byCollection] of Object.entries(JUDGED)) {
    for (const [text, want] of byCollection[collection] ?? []) {
      const wanted = new Set(postings.filter(([, posting]) => want(posting)).map(([id]) => id));
      if (!wanted.size) mistakes.push(`${kind}: no posting of ${collection} is wanted for: ${text}`);
      if (wanted.size > postings.length / 2) mistakes.push(`${kind}: ${wanted.size} of ${postings.length} postings are wanted for: ${text}`);
      if (kind.includes(options.class)) queries.push({ kind, collection, text, wanted });
    }
  }
}
if (mistakes.length || !queries.length) {
  console.error(mistakes.join('\n') || `no class has "${options.class}" in its name`);
  process.exit(1);
}

if (options.check) {
  console.log(`${options.set}: each of ${queries.length} queries wants something and not too much; nothing is wanted for ${nothing.length} more`);
  process.exit(0);
}

// The adapters are made for a page: a bundle finds what they import.
const folder = mkdtempSync(join(tmpdir(), 'jobstand-quality-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const { name, text } of await bundle('node', "export { ENGINES } from './engines.mjs';")) writeFileSync(join(folder, name), text);
const { ENGINES } = await import(pathToFileURL(join(folder, 'entry.mjs')));
const core = { address: new URL('core.mjs', dist).href, wasm: readFileSync(new URL('jobstand.wasm', dist)), search: readFileSync(new URL('jobstand-search.wasm', dist)) };

/** Of each query the place of the first wanted posting, from 1, or Infinity; then what is found where nothing is wanted. */
async function places(engine) {
  const make = await ENGINES[engine](core);
  const boards = {};
  const found = [];
  for (const { collection, text, wanted } of queries) {
    boards[collection] ??= await make(collections[collection]);
    const { ids } = await boards[collection](text, {});
    found.push({ ids, place: ids.findIndex((id) => wanted.has(id)) + 1 || Number.POSITIVE_INFINITY });
  }
  for (const { collection, text } of nothing) {
    boards[collection] ??= await make(collections[collection]);
    found.push({ ids: (await boards[collection](text, {})).ids });
  }
  return found;
}

const kinds = [...new Set(queries.map(({ kind }) => kind))];
const mean = (list) => list.reduce((sum, x) => sum + x, 0) / list.length;
const cell = (list) => [mean(list.map((place) => Number(place <= 1))), mean(list.map((place) => Number(place <= 5))), mean(list.map((place) => 1 / place))].map((x, i) => (i < 2 ? `${Math.round(100 * x)}`.padStart(3) : x.toFixed(2))).join(' ');
const engines = ['jobstand', ...peers];
const found = {};
for (const engine of engines) found[engine] = await places(engine);

console.log(`${queries.length} judged queries, ${Object.entries(collections).map(([name, bytes]) => `${name}: ${queries.filter(({ collection }) => collection === name).length} over ${JSON.parse(new TextDecoder().decode(bytes)).jobs.length} postings`).join(', ')} (${origin})`);
console.log('success@1 %, success@5 %, MRR\n');
const rows = [['class', 'queries', ...engines]];
for (const kind of [...kinds, 'all']) {
  const of = (engine) => found[engine].slice(0, queries.length).filter((_, i) => kind === 'all' || queries[i].kind === kind).map(({ place }) => place);
  rows.push([kind, `${of('jobstand').length}`, ...engines.map((engine) => cell(of(engine)))]);
}
const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
for (const [n, row] of rows.entries()) {
  console.log(`| ${row.map((value, i) => (i ? value.padStart(widths[i]) : value.padEnd(widths[i]))).join(' | ')} |`);
  if (!n) console.log(`|${widths.map((w, i) => (i ? `${'-'.repeat(w + 1)}:` : '-'.repeat(w + 2))).join('|')}|`);
}

if (nothing.length) {
  const right = (engine) => found[engine].slice(queries.length).filter(({ ids }) => !ids.length).length;
  console.log(`\nnothing found where nothing is wanted, of ${nothing.length}: ${engines.map((engine) => `${engine} ${right(engine)}`).join(', ')}`);
}

if (options.misses) {
  const titles = Object.fromEntries(Object.entries(collections).map(([name, bytes]) => [name, new Map(JSON.parse(new TextDecoder().decode(bytes)).jobs.map(({ id, title, location }) => [`${id}`, location ? `${title} [${location}]` : title]))]));
  for (const [i, { kind, collection, text, wanted }] of queries.entries()) {
    const { ids, place } = found.jobstand[i];
    if (place <= 5) continue;
    const others = peers.filter((peer) => found[peer][i].place <= 5);
    console.log(`\n${kind}, ${collection}: ${text}   (${wanted.size} wanted, first at ${place === Number.POSITIVE_INFINITY ? '–' : place}; among the first five of ${others.join(', ') || 'no peer'})`);
    console.log(ids.length ? ids.slice(0, 3).map((id) => `    ${titles[collection].get(id)}`).join('\n') : '    nothing found');
  }
  for (const [i, { collection, text }] of nothing.entries()) {
    const { ids } = found.jobstand[queries.length + i];
    if (ids.length) console.log(`\nnothing wanted, ${collection}: ${text}\n${ids.slice(0, 3).map((id) => `    ${titles[collection].get(id)}`).join('\n')}`);
  }
}
