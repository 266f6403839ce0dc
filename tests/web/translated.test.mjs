// The modules as JavaScript, for where WebAssembly is blocked or missing: the same answers.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { boardWasm, core, dist, load, sources } from './support/core.mjs';

/** Runs `use` as on a device without WebAssembly. */
async function without(use) {
  const { WebAssembly } = globalThis;
  delete globalThis.WebAssembly;
  try {
    return await use();
  } finally {
    globalThis.WebAssembly = WebAssembly;
  }
}

const loadTranslated = () => without(() => core.loadCore(boardWasm, sources));
// Long enough for memory to grow while each of the two modules works in it.
const jobs = Array.from({ length: 1500 }, (_, i) => ({
  id: `job-${i}`,
  title: `${['Backend', 'Frontend', 'Data'][i % 3]} ${['Engineer', 'Developer'][i % 2]}`,
  companyName: ['Acme', 'Čapek', 'Škoda & Söhne'][i % 3],
  location: ['Berlin, Germany', 'Remote-EU', 'Zürich; Remote (France)', '東京'][i % 4],
  timestamp: 1_760_000_000_000 + i * 1e7,
  hashtags: ['#rust,#aws', '#c++'][i % 2],
  salary: { min: 50_000.5 + i, max: 70_000 + i, currency: 'EUR', period: 'year' },
  featured: i % 97 === 0 ? 1.5 : 0,
  [i % 2 ? 'body' : 'bodyHtml']: `<p>Role ${i} works with <b>Kafka</b> ${'and what was word'.concat(i)} ${'lorem ipsum dolor '.repeat(80)}`,
}));
const QUERIES = [
  {},
  { text: 'backend' },
  { text: 'kafka berln' },
  { text: '"lorem ipsum" word7' },
  { text: '東京' },
  { text: 'nothing like it' },
  { filters: { company: ['Acme'], location: ['Germany'] }, sort: 'salary' },
  { text: 'engineer', filters: { posted: ['30d'], tag: ['c++'] }, twins: true, offset: 10, limit: 30 },
  { sort: 'title', limit: 200, zeros: true },
];
const options = { now: 1_775_000_000_000 };

test('a board in JavaScript answers what one in WebAssembly does', async () => {
  const feeds = [JSON.stringify(jobs), '[{"title":"x","salary":{"min":1e300}},7,{"title":"y","timestamp":-1e18,"featured":1e19}]'];
  const expected = (await load()).openBoard(feeds, options);
  const board = (await loadTranslated()).openBoard(feeds, options);
  assert.deepEqual(board.report, expected.report);
  for (const query of QUERIES) assert.deepEqual(board.find(query), expected.find(query), JSON.stringify(query));
  for (const id of ['job-0', 'job-1499']) assert.deepEqual(board.posting(id), expected.posting(id));
  assert.equal(expected.find({ text: 'kafka' }).total, jobs.length);
});

test('bodies and the feeds of other systems are read in JavaScript as well', async () => {
  const feed = readFileSync(new URL('../data/feeds/greenhouse.json', import.meta.url));
  const markdown = '# T\n\n| a | b |\n|---|--:|\n| <b>1</b> | &auml; |\n\n<script>x</script>[a](https://a.example/?q=%20)';
  const read = async () => {
    const loaded = await core.loadCore(boardWasm, sources);
    const board = loaded.openBoard([feed, JSON.stringify([{ id: 'own', title: 'x', body: markdown }])], options);
    const ids = board.find({ limit: 100 }).hits.map(({ id }) => id);
    return { report: board.report, bodies: await Promise.all(ids.map((id) => board.body(id))) };
  };
  const expected = await read();
  assert.deepEqual(await without(read), expected);
  assert.ok(expected.bodies.filter(({ length }) => length > 4).length > 1);
});

test('boards in JavaScript share no memory', async () => {
  const loaded = await loadTranslated();
  const [a, b] = ['alpha', 'beta'].map((title) => loaded.openBoard(JSON.stringify([{ title }])));
  assert.equal(a.find({ text: 'alpha' }).total, 1);
  const big = loaded.openBoard(JSON.stringify(jobs));
  assert.equal(big.find({ text: 'kafka' }).total, jobs.length);
  assert.equal(b.find({ text: 'beta' }).total, 1);
  assert.equal(b.find({ text: 'alpha' }).total, 0);
  assert.equal(a.find({ text: 'alpha' }).total, 1);
});

test('none of it runs text', () => {
  for (const name of ['jobstand', 'jobstand-search', 'jobstand-body', 'jobstand-formats']) {
    const file = new URL(`${name}.wasm.mjs`, dist);
    assert.ok(existsSync(file), name);
    assert.doesNotMatch(readFileSync(file, 'utf8'), /\beval\(|\bFunction\(/);
  }
});
