// The tool with feeds of other systems: files in, one feed out.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const TOOL = fileURLToPath(new URL('../../dist/bin/jobstand', import.meta.url));
const DATA = fileURLToPath(new URL('../data/feeds/', import.meta.url));
const SHARED = process.env.JOBSTAND_SHARED ?? fileURLToPath(new URL('../../../shared', import.meta.url));

let folder;
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'jobstand-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

function jobstand(...args) {
  const run = spawnSync(TOOL, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28, timeout: 60_000 });
  assert.equal(run.error, undefined);
  return { code: run.status, out: run.stdout, err: run.stderr };
}
const text = (path) => fs.readFileSync(join(folder, path), 'utf8');
const feed = (path = 'out/jobs.json') => JSON.parse(text(path));
const sample = (name) => join(DATA, name);
const put = (path, content) => fs.writeFileSync(join(folder, path), content);

describe('build', () => {
  test('reads a feed of another system, and its own output again without a change', () => {
    const run = jobstand('build', sample('greenhouse.json'), '-o', 'out');
    assert.equal(run.code, 0, run.err);
    assert.match(run.err, /note: read as greenhouse: 2 of 2 postings/);
    assert.ok(text('out/jobs.json').length < fs.statSync(sample('greenhouse.json')).size);
    assert.equal(jobstand('build', 'out/jobs.json', '-o', 'again').code, 0);
    assert.equal(text('again/jobs.json'), text('out/jobs.json'));
  });

  test('makes real boards smaller', (t) => {
    const boards = ['greenhouse/1', 'greenhouse/2', 'lever/1', 'lever/2', 'ashby/1', 'recruitee/2'].map((name) => join(SHARED, 'feeds', `${name}.json`));
    if (!fs.existsSync(boards[0])) return t.skip('the sample feeds are not here');
    for (const board of boards) {
      jobstand('build', board, '-o', 'out');
      assert.ok(text('out/jobs.json').length < fs.statSync(board).size * 0.95, board);
      jobstand('build', 'out/jobs.json', '-o', 'again');
      assert.equal(text('again/jobs.json'), text('out/jobs.json'));
    }
  });

  test('reads XML: Personio, RSS and Indeed', () => {
    const run = jobstand('build', sample('personio.xml'), sample('rss.xml'), sample('indeed.xml'), '-o', 'out');
    assert.equal(run.code, 0, run.err);
    assert.deepEqual(feed().jobs.map(({ id }) => id), ['personio:1834171', 'personio:2', 'teamtailor:seal:55', 'rss:sealjobs:2', 'indeed:bigabc:unique123131']);
  });

  test('merges feeds: the first of an id stays, with the places of all; each may have a name', () => {
    put('ours.json', JSON.stringify([{ title: 'Ours', url: 'https://boards.greenhouse.io/nordlicht/jobs/8503792002', location: 'Rome, Italy', companyName: 'N' }]));
    const run = jobstand('build', 'ours.json', sample('greenhouse.json'), `${sample('lever.json')}#name=Kanji Ltd`, '--name', 'Other', '--json', '-o', 'out');
    const report = JSON.parse(run.out);
    assert.equal(report.postings, 4);
    assert.deepEqual(report.feeds.map(({ format, total, accepted }) => [format, total, accepted]), [['jobstand', 1, 1], ['greenhouse', 2, 2], ['lever', 2, 2]]);
    const [first] = feed().jobs;
    assert.equal(first.title, 'Ours');
    assert.equal(first.location, 'Rome, Italy; Remote, Italy');
    assert.deepEqual(first.remoteScope, ['IT']);
    assert.deepEqual(feed().jobs.map(({ companyName }) => companyName), ['N', 'Nordlicht', 'Kanji Ltd', 'Kanji Ltd']);
  });

  test('a feed that nobody knows is named, and the others are written', () => {
    put('gone.json', '{"ok":false,"error":"Document not found"}');
    const run = jobstand('build', 'gone.json', sample('ashby.json'), '-o', 'out');
    assert.equal(run.code, 1);
    assert.match(run.err, /gone\.json: error\[bad-shape\]: the feed is an object without a list of postings; its keys are ok, error; it says: Document not found; accepted are jobstand,.*greenhouse.*rss, indeed/);
    assert.equal(feed().jobs.length, 2);
  });

  test('a posting that its system lists once for each place is no problem', () => {
    const run = jobstand('build', '--strict', sample('workable.json'), '-o', 'out');
    assert.equal(run.code, 0, run.err);
    assert.match(run.err, /note\[duplicate\]: jobs\[1\] the id "workable:zebra:DD136DD7E7" is taken for another place by jobs\[0\]/);
    assert.equal(feed().jobs[0].location, 'Spain; Portugal');
  });

  test('what is wrong with an entry names it', () => {
    put('lever.json', '[{"text":"A","hostedUrl":"javascript:alert(1)","createdAt":"yesterday"},{"text":7,"hostedUrl":"https://a.example"}]');
    const run = jobstand('check', 'lever.json');
    assert.equal(run.code, 1);
    assert.match(run.err, /warning\[field\]: jobs\[0\] "url" is not an address/);
    assert.match(run.err, /warning\[field\]: jobs\[0\] "timestamp" is not a date/);
    assert.match(run.err, /error\[posting\]: jobs\[1\] has no title/);
  });

  test('--split writes a light feed and a file for each body', () => {
    const run = jobstand('build', '--split', sample('lever.json'), sample('seed.json'), '-o', 'out');
    assert.equal(run.code, 0, run.err);
    const { jobs } = feed();
    assert.ok(jobs.every((job) => job.body === undefined && job.bodyHtml === undefined));
    assert.deepEqual(jobs.map(({ bodyUrl }) => bodyUrl), [
      'bodies/lever-tanuki-00000001-0000-4000-8000-000000000000.html',
      'bodies/lever-tanuki-00000002-0000-4000-8000-000000000000.html',
      'bodies/lever-vita-00000014-0000-4000-8000-000000000000.md',
    ]);
    assert.match(text(`out/${jobs[0].bodyUrl}`), /^<div>Intro<\/div>/);
    assert.equal(text(`out/${jobs[2].bodyUrl}`), '## About\n\n* one');
    // Built again it is what it was.
    assert.equal(jobstand('build', 'out/jobs.json', '--split', '-o', 'again').code, 0);
    assert.equal(text('again/jobs.json'), text('out/jobs.json'));
  });

  test('--split removes what it wrote before and no posting names any more, and nothing else', () => {
    const build = (...jobs) => {
      put('a.json', JSON.stringify(jobs));
      const run = jobstand('build', '--split', 'a.json', '-o', 'out');
      assert.equal(run.code, 0, run.err);
      return run.err;
    };
    const bodies = () => fs.readdirSync(join(folder, 'out/bodies')).filter((name) => !name.startsWith('.')).sort();
    const job = (id, body = `of ${id}`) => ({ id, title: 't', body });
    assert.doesNotMatch(build(job('a'), job('b'), job('c'), job('d')), /removed/);
    put('out/bodies/mine.md', 'by hand');
    put('out/bodies/c.md', 'edited by hand');

    const said = build(job('a', 'new'), { id: 'd', title: 't', bodyUrl: 'bodies/d.md?v=1' });
    assert.deepEqual(bodies(), ['a.md', 'c.md', 'd.md', 'mine.md']);
    assert.equal(text('out/bodies/a.md'), 'new');
    assert.match(said, /bodies\/c\.md: note: no posting names it any more, but it was changed[^]*1 of an earlier build removed/);

    // What stayed because it was named is still known; what was changed is no longer ours.
    assert.match(build(), /2 of an earlier build removed/);
    assert.deepEqual(bodies(), ['c.md', 'mine.md']);
  });

  test('--split removes nothing outside of its folder, and no link, whatever its list says', () => {
    const build = (jobs) => {
      put('a.json', JSON.stringify(jobs));
      return jobstand('build', '--split', 'a.json', '-o', 'out');
    };
    assert.equal(build([{ id: 'a', title: 't', body: 'same' }]).code, 0);
    const hash = text('out/bodies/.jobstand').slice(0, 16);
    const names = ['../keep.md', join(folder, 'out/keep.md'), 'in/keep.md', 'link.md', '.keep.md', 'KEEP.md', 'keep.txt', '.md', '..', '', 'folder.md'];
    fs.mkdirSync(join(folder, 'out/bodies/in'));
    fs.mkdirSync(join(folder, 'out/bodies/folder.md'));
    const kept = ['out/keep.md', 'out/bodies/in/keep.md', 'out/bodies/.keep.md', 'out/bodies/KEEP.md', 'out/bodies/keep.txt', 'out/bodies/.md'];
    for (const path of kept) put(path, 'same');
    fs.symlinkSync('../keep.md', join(folder, 'out/bodies/link.md'));
    const list = names.map((name) => `${hash} ${name}\n`).join('');
    put('list', `${list}${hash} a.md`);
    fs.rmSync(join(folder, 'out/bodies/.jobstand'));
    fs.symlinkSync('../../list', join(folder, 'out/bodies/.jobstand'));
    assert.doesNotMatch(build([]).err, /removed/, 'the list is a link');

    fs.rmSync(join(folder, 'out/bodies/.jobstand'));
    put('out/bodies/.jobstand', `\n${hash}\n \n${list}${hash} a.md`);
    const run = build([]);
    assert.equal(run.code, 0, run.err);
    assert.match(run.err, /, 1 of an earlier build removed/);
    assert.equal(fs.existsSync(join(folder, 'out/bodies/a.md')), false);
    for (const path of [...kept, 'out/bodies/link.md']) assert.equal(text(path), 'same', path);
    assert.ok(fs.lstatSync(join(folder, 'out/bodies/link.md')).isSymbolicLink());
    assert.equal(text('out/bodies/.jobstand'), '');
  });

  test('--split gives every body a name of its own, whatever the ids', () => {
    put('a.json', JSON.stringify(['../../etc/x', '..', 'A b', 'a-B', '数据', '%2e', 'x'.repeat(300)].map((id) => ({ id, title: 't', body: id }))));
    assert.equal(jobstand('build', '--split', 'a.json', '-o', 'out').code, 0);
    const urls = feed().jobs.map(({ bodyUrl }) => bodyUrl);
    assert.equal(new Set(urls.map((url) => url.toLowerCase())).size, 7);
    for (const url of urls) assert.match(url, /^bodies\/[a-z0-9-]+\.md$/);
    assert.equal(jobstand('build', '--split', 'a.json', '-o', '-').code, 2);
  });
});

test('find searches a feed of any system', () => {
  const run = jobstand('find', sample('recruitee.json'), 'accountant');
  assert.equal(run.code, 0, run.err);
  assert.match(run.out, /1 of 2 postings\n\nAccountant \(f\/m\/d\)\n {2}Möwe · Berlin, Germany; Porto, Portugal/);
});
