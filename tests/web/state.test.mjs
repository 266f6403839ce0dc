// The pure parts of the element: state and its address.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { source } from './support/core.mjs';

const { EMPTY, next } = await source('state/state.ts');
const { matchesJob, readState, writeState } = await source('state/url.ts');
const options = { prefix: '', start: EMPTY, locked: [] };
const read = (text, more = {}) => readState(new URLSearchParams(text), { ...options, ...more });
const write = (text, state, more = {}) => `${writeState(new URLSearchParams(text), { ...EMPTY, ...state }, { ...options, ...more })}`;

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
    assert.ok(matchesJob('greenhouse:acme:123', job));
    assert.ok(!matchesJob('greenhouse:acme:9123', job));
    assert.ok(!matchesJob('lever:acme:123', job));
    assert.equal(read('gh_jid=1&job=x').job, 'x');
    assert.equal(write('gh_jid=1&a=b', { job: 'greenhouse:acme:1' }), 'a=b&job=greenhouse%3Aacme%3A1');
  });
});
