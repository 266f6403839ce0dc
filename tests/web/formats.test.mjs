// Other systems' feeds in plain Node: what the formats module makes of them, and when it is
// fetched.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { boardWasm, core, formatsWasm, load, sources } from './support/core.mjs';

const folder = new URL('../data/feeds/', import.meta.url);
const feed = (name) => readFileSync(new URL(name, folder));
const toolOnly = /^workday|\.xml$/;
const samples = readdirSync(folder).filter((name) => name !== 'expected.txt' && !toolOnly.test(name));

/** By file: the format, and the postings that the tool makes of it. */
const expected = new Map(
  readFileSync(new URL('expected.txt', folder), 'utf8').split(/^=== /m).slice(1).map((part) => {
    const [name, format] = part.split('\n', 1)[0].split(' ');
    return [name, { format, postings: JSON.parse(part.slice(part.indexOf('\n{"version"'))).jobs }];
  }),
);

test('every format opens as a board, in the browser as with the tool', async () => {
  const loaded = await load();
  assert.ok(samples.length > 30);
  for (const name of samples) {
    const { format, postings } = expected.get(name);
    for (const board of [loaded.openBoard(feed(name)), await loaded.open(feed(name).toString())]) {
      assert.equal(board.report.format, format, name);
      assert.equal(board.size, postings.length, name);
      for (const posting of postings) {
        const { title, companyName, url, timestamp, salary, location } = posting;
        const got = board.posting(posting.id);
        assert.deepEqual(
          [got.title, got.company, got.url, got.timestamp, got.salary, got.location],
          [title, companyName, url, timestamp, salary, location],
          `${name} ${posting.id}`,
        );
      }
      board.close();
    }
  }
});

test('bodies of other formats render', async () => {
  const board = (await load()).openBoard(feed('greenhouse.json'));
  const text = new TextDecoder().decode(await board.body('greenhouse:nordlicht:8503792002'));
  assert.match(text, /We're hiring & growing/);
  assert.match(text, /Write <b> in code/);
});

test('the formats module is fetched when a feed needs it, and not before', async () => {
  let fetched = 0;
  const { searchSource, bodySource } = sources;
  const loaded = await core.loadCore(boardWasm, {
    searchSource,
    bodySource,
    formatsLater: true,
    get formatsSource() {
      fetched++;
      return formatsWasm;
    },
  });
  assert.throws(() => loaded.openBoard(feed('recruitee.json')), { code: 'bad-shape' });
  await loaded.open('[{"title":"ours"}]');
  await loaded.open('[]');
  assert.equal(fetched, 0);
  assert.equal((await loaded.open(feed('lever.json'))).size, 2);
  await loaded.open(feed('ashby.json'));
  assert.equal(fetched, 1);
});

test('several feeds of several formats are one board: the first of an id stays, its places are united', async () => {
  const ours = JSON.stringify([
    { title: 'Our title', url: 'https://boards.greenhouse.io/nordlicht/jobs/8503792002', location: 'Rome, Italy' },
    { title: 'Nameless' },
  ]);
  const board = (await load()).openBoard([ours, feed('greenhouse.json'), feed('lever.json')], { name: ['One', 'Two', 'Three'] });
  assert.equal(board.size, 5);
  const both = board.posting('greenhouse:nordlicht:8503792002');
  assert.equal(both.title, 'Our title');
  assert.equal(both.location, 'Rome, Italy; Remote, Italy');
  assert.equal(board.posting('one-nameless').company, 'One');
  assert.equal(board.posting('greenhouse:nordlicht:8503792002').company, 'One');
  assert.equal(board.posting('lever:tanuki:00000001-0000-4000-8000-000000000000').company, 'Three');
  assert.deepEqual(board.report.feeds.map(({ format, accepted }) => [format, accepted]), [['jobstand', 2], ['greenhouse', 1], ['lever', 2]]);
  assert.equal(board.report.duplicates, 1);
});

test('a feed that nobody knows leaves the others up, and says so', async () => {
  const loaded = await load();
  for (const board of [
    loaded.openBoard([feed('lever.json'), '{"ok":false}', '<html>']),
    await loaded.open([feed('lever.json'), '{"ok":false}', '<html>']),
  ]) {
    assert.equal(board.size, 2);
    const [lever, unknown, html] = board.report.feeds;
    assert.equal(lever.format, 'lever');
    assert.match(unknown.error.message, /its keys are ok/);
    assert.match(html.error.message, /HTML or XML/);
  }
  assert.throws(() => loaded.openBoard('{"ok":false,"error":"Document not found"}'), (error) => {
    assert.equal(error.code, 'bad-shape');
    return /it says: Document not found; accepted are jobstand, jsonfeed/.test(error.message);
  });
});

test('without the formats module our own format is read, and others are refused', async () => {
  const missing = new URL('missing.wasm', import.meta.url);
  const loaded = await core.loadCore(boardWasm, { ...sources, formatsSource: missing });
  assert.equal(loaded.openBoard('[{"title":"a"}]').size, 1);
  assert.equal(loaded.openBoard(['[{"title":"a"}]', '{"offers":[]}']).size, 1);
  await assert.rejects(loaded.open(feed('recruitee.json')), { code: 'network' });
  const others = await loaded.open(['[{"title":"a"}]', feed('recruitee.json')]);
  assert.equal(others.size, 1);
  assert.equal(others.report.feeds[1].error.code, 2);
});

test('converted feeds give all of their memory back', async () => {
  const loaded = await load();
  for (let i = 0; i < 300; i++) loaded.openBoard(feed('ashby.json')).close();
  assert.equal(loaded.openBoard(feed('ashby.json')).size, 2);
});
