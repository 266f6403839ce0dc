// The pure parts of the element: state and its address.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { source } from './support/core.mjs';

const { EMPTY, next } = await source('state/state.ts');
const { matchesJob, readState, writeState } = await source('state/url.ts');
const { forward, SOURCES, sourceOf } = await source('state/source.ts');
const options = { prefix: '', start: EMPTY, locked: [] };
const read = (text, more = {}) => readState(text, { ...options, ...more });
const write = (text, state, more = {}) => writeState(text, { ...EMPTY, ...state }, { ...options, ...more });

describe('next', () => {
  test('a new query starts at the first page', () => {
    const state = { ...EMPTY, pages: 4 };
    for (const action of [{ type: 'text', text: 'x' }, { type: 'toggle', facet: 'tag', value: 'x' }, { type: 'sort', sort: 'title' }, { type: 'clear' }]) {
      assert.equal(next(state, action).pages, 1);
    }
    assert.equal(next(state, { type: 'open', job: 'a' }).pages, 4);
    assert.equal(next(state, { type: 'more' }).pages, 5);
  });

  test('a value is chosen, and chosen again it is dropped', () => {
    const one = next(EMPTY, { type: 'toggle', facet: 'tag', value: 'x' });
    assert.deepEqual(one.filters, { tag: ['x'] });
    assert.deepEqual(next(one, { type: 'toggle', facet: 'tag', value: 'x' }).filters, {});
    assert.deepEqual(EMPTY.filters, {});
  });

  test('clearing goes back to what the page starts with', () => {
    const start = { ...EMPTY, filters: { company: ['Acme'] } };
    const state = { ...start, text: 'x', filters: { tag: ['y'] }, sort: 'title' };
    assert.deepEqual(next(state, { type: 'clear' }, start), { ...start, sort: 'title' });
  });
});

describe('the address', () => {
  test('round trip: what is written is read back', () => {
    for (const state of [
      {},
      { text: 'c++ & café' },
      { filters: { location: ['Berlin; Paris', 'Zürich'], tag: ['#x'] }, sort: 'newest' },
      { job: 'lever:a:b', text: 'x' },
    ]) {
      assert.deepEqual(read(write('', state)), { ...EMPTY, job: undefined, ...state });
    }
  });

  test('defaults are not written', () => {
    assert.equal(write('', EMPTY), '');
    const start = { ...EMPTY, text: 'a', filters: { tag: ['x'] }, sort: 'title' };
    assert.equal(write('', start, { start }), '');
    assert.deepEqual(read('', { start }), { ...start, job: undefined });
  });

  test('a start that the visitor dropped stays dropped', () => {
    const start = { ...EMPTY, filters: { tag: ['x'] } };
    const dropped = write('', { filters: {} }, { start });
    assert.equal(dropped, 'tag=');
    assert.deepEqual(read(dropped, { start }).filters, {});
  });

  test('parameters that are not ours are never touched', () => {
    assert.equal(write('utm_source=a&q=old&b=1&b=2&__proto__=x', { text: 'new' }), 'utm_source=a&b=1&b=2&__proto__=x&q=new');
  });

  test('nor are they written in another way', () => {
    const text = 'flag&a=%20b&c=x+y&%zz=1&&d=e%3Df';
    assert.equal(write(text, { text: 'new' }), 'flag&a=%20b&c=x+y&%zz=1&d=e%3Df&q=new');
  });

  test('a prefix keeps two boards apart', () => {
    const text = write('b_q=x', { text: 'y' }, { prefix: 'a_' });
    assert.equal(text, 'b_q=x&a_q=y');
    assert.equal(read(text, { prefix: 'b_' }).text, 'x');
  });

  test('locked facets are neither read nor written', () => {
    const start = { ...EMPTY, filters: { company: ['Acme'] } };
    assert.deepEqual(read('company=Evil', { start, locked: ['company'] }).filters, { company: ['Acme'] });
    assert.equal(write('', { ...start, text: 'x' }, { start, locked: ['company'] }), 'q=x');
  });

  test('what makes no sense is as good as absent', () => {
    const state = read('sort=evil&tag=a&tag=a&pages=9&constructor=1&job=');
    assert.deepEqual(state, { ...EMPTY, filters: { tag: ['a'] }, job: undefined });
  });

  test("tracking systems' own parameters name a posting", () => {
    const { job } = read('gh_jid=123');
    assert.ok(matchesJob({ id: 'greenhouse:acme:123' }, job));
    assert.ok(!matchesJob({ id: 'greenhouse:acme:9123' }, job));
    assert.ok(!matchesJob({ id: 'lever:acme:123' }, job));
    assert.ok(matchesJob({ id: 'x', url: 'https://acme.example/careers?gh_jid=123#apply' }, job));
    assert.ok(matchesJob({ id: 'x', applyUrl: 'https://boards.greenhouse.io/acme/jobs/123' }, job));
    assert.ok(!matchesJob({ id: 'x', url: 'https://acme.example/jobs/1234' }, job));
    assert.ok(!matchesJob({ id: 'x', url: 'https://acme.example/jobs/123' }, job));
    assert.ok(matchesJob({ id: 'plain' }, 'plain'));
    assert.equal(read('gh_jid=1&job=x').job, 'x');
    assert.equal(write('gh_jid=1&a=b', { job: 'greenhouse:acme:1' }), 'a=b&job=greenhouse%3Aacme%3A1');
  });
});

describe('where a visitor came from', () => {
  const go = (address, page, names = SOURCES) => forward(address, sourceOf(new URLSearchParams(page), names));
  const GH = 'https://boards.greenhouse.io/acme/jobs/1';
  const LEVER = 'https://jobs.lever.co/acme/04b9eeb5/apply';
  const ASHBY = 'https://jobs.ashbyhq.com/acme/1';
  const OWN = 'https://acme.example/apply';
  for (const [address, page, expected] of [
    [OWN, '', OWN],
    [OWN, 'q=rust&gh_jid=7&page=2', OWN],
    [OWN, 'utm_source=x&utm_medium=y', `${OWN}?utm_source=x&utm_medium=y`],
    [OWN, 'ref=hn', `${OWN}?ref=hn`],
    [OWN, 'gh_src=abc', `${OWN}?gh_src=abc`],
    [`${OWN}?a=1`, 'ref=hn', `${OWN}?a=1&ref=hn`],
    [`${OWN}#form`, 'ref=hn', `${OWN}?ref=hn#form`],
    [`${OWN}?a=%20b&c#form`, 'ref=hn', `${OWN}?a=%20b&c&ref=hn#form`],
    [`${OWN}?ref=mine`, 'ref=hn&utm_source=x', `${OWN}?ref=mine&utm_source=x`],
    [OWN, 'utm_source=a&utm_source=b', `${OWN}?utm_source=a`],
    [OWN, 'utm_source=', OWN],
    [OWN, 'utm_source=a%26b%3Dc%20%23', `${OWN}?utm_source=a%26b%3Dc+%23`],
    [GH, 'gh_src=abc', `${GH}?gh_src=abc`],
    [GH, 'utm_source=x', `${GH}?utm_source=x&gh_src=x`],
    [GH, 'lever-source=LinkedIn', `${GH}?gh_src=LinkedIn`],
    [GH, 'gh_src=abc&utm_source=x', `${GH}?utm_source=x&gh_src=abc`],
    [LEVER, 'gh_src=abc', `${LEVER}?lever-source=abc`],
    [LEVER, 'utm_source=x&utm_campaign=c', `${LEVER}?utm_source=x&utm_campaign=c&lever-source=x`],
    [LEVER, 'lever-source=LinkedIn&ref=hn', `${LEVER}?lever-source=LinkedIn`],
    [`${LEVER}?lever-source=mine`, 'lever-source=LinkedIn', `${LEVER}?lever-source=mine`],
    [ASHBY, 'ref=hn', `${ASHBY}?utm_source=hn`],
    [ASHBY, 'utm_source=x&ref=hn', `${ASHBY}?utm_source=x`],
    ['https://jobs.eu.lever.co/a/1', 'ref=hn', 'https://jobs.eu.lever.co/a/1?lever-source=hn'],
    ['https://notlever.co/a', 'ref=hn', 'https://notlever.co/a?ref=hn'],
    ['mailto:jobs@acme.example', 'ref=hn', 'mailto:jobs@acme.example'],
    ['tel:+49123', 'utm_source=x', 'tel:+49123'],
  ]) {
    test(`${page || 'nothing'} to ${address}`, () => assert.equal(go(address, page), expected));
  }

  test('names of the page travel as well, and only those', () => {
    assert.equal(go(OWN, 'cid=7&other=1', [...SOURCES, 'cid']), `${OWN}?cid=7`);
    assert.equal(go(OWN, 'mc_a=7&mc=1', ['mc_*']), `${OWN}?mc_a=7`);
    assert.equal(go(OWN, 'utm_source=7', []), OWN);
  });
});
