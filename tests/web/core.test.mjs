// The boundary between JavaScript and the core, in plain Node.
import assert from 'node:assert/strict';
import http from 'node:http';
import { describe, test } from 'node:test';
import { boardWasm, bodyWasm, core, load, open, searchWasm } from './support/core.mjs';

const { CoreError, FACETS } = core;
const loadCore = (source, options) => core.loadCore(source, { searchSource: searchWasm, ...options });
const JOBS = [
  { id: 'a', title: 'Łódź 😀 engineer', companyName: 'Ünï', location: 'Berlin; Paris', hashtags: '#rust,#łódź', body: '# Hi\n\n**bold** [x](/y)' },
  { id: 'b', title: 'Designer', companyName: 'Acme', workplace: ['remote'], featured: 3, bodyHtml: '<p>One</p><p>Two' },
  { id: 'c', title: 'Engineer', companyName: 'Acme', timestamp: '2026-02-03', salary: { min: 1.5, currency: 'eur' } },
];
const fails = (code) => (error) => error instanceof CoreError && error.code === code;

describe('openBoard', () => {
  test('a feed may be text or bytes, with any characters in it', async () => {
    const text = JSON.stringify(JOBS);
    for (const feed of [text, new TextEncoder().encode(text)]) {
      const board = await open(feed);
      assert.equal(board.size, 3);
      assert.equal(board.posting('a').title, 'Łódź 😀 engineer');
    }
  });

  test('what is no feed is refused with a code and a message', async () => {
    for (const [feed, code, message] of [
      ['', 'bad-json', /empty/],
      ['<!doctype html><p>not found', 'bad-json', /HTML/],
      ['[{"title":"a"', 'bad-json', /ends before/],
      ['{"error":1}', 'bad-shape', /its keys are error/],
      [new Uint8Array([0xff, 0xfe, 0]), 'bad-json', /not JSON/],
    ]) {
      await assert.rejects(open(feed), (error) => fails(code)(error) && message.test(error.message));
    }
  });

  test('a bad entry is in the report, the others are on the board', async () => {
    const board = await open('[{"title":"a"},{"id":"x","title":"\\ud800"},{"title":"c","url":"javascript:1"}]');
    assert.equal(board.size, 2);
    assert.deepEqual(board.report.problems, [
      { index: 1, id: 'x', field: 'title', message: 'has a lone surrogate' },
      { index: 1, id: 'x', message: 'has no title' },
      { index: 2, id: 'c', field: 'url', message: 'is not an address that a posting may have' },
    ]);
    assert.equal(board.report.skipped, 1);
  });

  test('several feeds make one board, and one that cannot be read leaves the others up', async () => {
    const loaded = await load();
    const board = loaded.openBoard(['[{"title":"a","id":"1"}]', '<html>', '[{"title":"b","id":"1"},{"title":"c"}]'], { name: ['Acme', '', 'Bolt'] });
    assert.equal(board.size, 2);
    assert.equal(board.posting('1').company, 'Acme');
    assert.equal(board.report.duplicates, 1);
    assert.equal(board.report.accepted, 2);
    assert.match(board.report.feeds[1].error.message, /HTML/);
  });

  test('a feed that could not be had is a line of the report, in its place', async () => {
    const loaded = await load();
    const gone = new Error('https://a.example/jobs.json: HTTP 404');
    for (const make of [(feeds, options) => loaded.openBoard(feeds, options), (feeds, options) => loaded.open(feeds, options)]) {
      const board = await make([gone, '[{"title":"a"}]'], { name: ['Acme', 'Bolt'] });
      assert.deepEqual(board.report.feeds[0], { error: { code: 0, message: gone.message } });
      assert.equal(board.report.feeds[1].accepted, 1);
      assert.equal(board.report.accepted, 1);
      assert.equal(board.find().hits[0].company, 'Bolt');
      await assert.rejects(async () => make([gone, gone]), gone);
    }
  });

  test('postings older than maxAge, or closed, are left out and counted', async () => {
    const day = (n) => 1_800_000_000_000 - n * 86_400_000;
    const feed = [{ title: 'new', timestamp: day(1) }, { title: 'old', timestamp: day(31) }, { title: 'closed', validThrough: day(2) }, { title: 'undated' }];
    const board = await open(feed, { now: day(0), maxAge: 30 });
    assert.deepEqual(board.find({ sort: 'title' }).hits.map(({ title }) => title), ['new', 'undated']);
    assert.equal(board.report.expired, 2);
    assert.equal(board.report.accepted, 2);
    assert.equal((await open(feed, { now: day(0) })).size, 4);
  });

  test('open() gives way after each slice of a feed, and the board is the same', async () => {
    const loaded = await load();
    const text = JSON.stringify(Array.from({ length: 300 }, (_, i) => ({ id: `${i}`, title: `Role ${i}`, body: 'word '.repeat(500) })));
    const expected = loaded.openBoard(text, { now: 1 });
    const { now } = performance;
    let time = 0;
    let yields = 0;
    performance.now = () => (time += 100); // every slice takes long
    globalThis.scheduler = { yield: async () => yields++ };
    let board;
    try {
      board = await loaded.open(text, { now: 1 });
    } finally {
      performance.now = now;
      delete globalThis.scheduler;
    }
    assert.ok(yields >= 10, `${yields} slices of ${text.length} bytes`);
    assert.deepEqual(board.report, expected.report);
    assert.deepEqual(board.find({ text: 'role 7' }), expected.find({ text: 'role 7' }));
  });

  test('a feed may come in parts, wherever they were cut', async () => {
    const loaded = await load();
    const bytes = new TextEncoder().encode('[{"title":"Führer für Züge"},{"title":"b"}]');
    for (let cut = 0; cut <= bytes.length; cut++) {
      const parts = [bytes.subarray(0, cut), bytes.subarray(cut)];
      for (const board of [await loaded.open([parts]), loaded.openBoard([parts])]) {
        assert.deepEqual(board.find({ sort: 'title' }).hits.map(({ title }) => title), ['b', 'Führer für Züge']);
      }
    }
    await assert.rejects(loaded.open([[]]), fails('bad-json'));
  });

  test('a board that does not wait for the search counts places once they are read', async () => {
    const patient = await loadCore(boardWasm, { searchLater: true });
    await patient.searchReady;
    const board = await patient.open(JSON.stringify(Array.from({ length: 200 }, (_, i) => ({ title: `t${i}`, location: 'Berlin, Germany' }))));
    assert.equal(board.placed, false);
    assert.equal(board.find({}).facets.location, undefined);
    assert.equal(board.placed, false);
    while (!board.placed) assert.equal(board.prepare(0), false);
    assert.equal(board.find({}).facets.location[0].count, 200);
    const asked = await patient.open('[{"title":"a","location":"Berlin, Germany"}]');
    assert.equal(asked.find({ filters: { location: ['Germany'] } }).total, 1); // a filter cannot wait
  });

  test('open() reads on when the browser has no way of its own to give way', async () => {
    const loaded = await load();
    const { now } = performance;
    let time = 0;
    performance.now = () => (time += 100);
    try {
      const board = await loaded.open(['[{"title":"a"}]', '<html>', '[{"title":"b"}]']);
      assert.equal(board.size, 2);
      await assert.rejects(loaded.open('[{"title":'), fails('bad-json'));
    } finally {
      performance.now = now;
    }
  });

  test('boards share nothing', async () => {
    const loaded = await load();
    const [one, two] = [loaded.openBoard('[{"title":"a"}]'), loaded.openBoard('[{"title":"b"},{"title":"c"}]')];
    assert.equal(one.find().total, 1);
    assert.equal(two.find().total, 2);
    one.close();
    assert.equal(two.find().total, 2);
  });
});

describe('find', () => {
  test('gives cards with marks, and facets with counts', async () => {
    const board = await open(JOBS);
    const page = board.find({ text: 'łódź', filters: { company: ['Ünï'] } });
    assert.equal(page.total, 1);
    const [hit] = page.hits;
    assert.deepEqual(hit.marks, { title: [[0, 4]], tags: [1] });
    assert.equal(hit.location, 'Berlin; Paris');
    assert.deepEqual(page.facets.company, [{ value: 'Ünï', count: 1, selected: true }]);
    assert.deepEqual(page.facets.location, [
      { value: 'France', count: 1, selected: false, code: 'FR' },
      { value: 'Paris, France', count: 1, selected: false, depth: 1 },
      { value: 'Germany', count: 1, selected: false, code: 'DE' },
      { value: 'Berlin, Germany', count: 1, selected: false, depth: 1 },
    ]);
    assert.deepEqual(Object.keys(page.facets), [...FACETS]);
  });

  test('only the facets asked for are counted, and the rest is said', async () => {
    const board = await open(Array.from({ length: 60 }, (_, i) => ({ title: `t${i}`, companyName: `c${i}` })));
    const page = board.find({ facets: ['company'], facetLimit: 10, limit: 5, offset: 58 });
    assert.equal(page.hits.length, 2);
    assert.deepEqual(Object.keys(page.facets), ['company']);
    assert.equal(page.facets.company.length, 10);
    assert.deepEqual(page.more, { company: 50 });
  });

  test('names and values with signs of a form in them are what they are', async () => {
    const board = await open([{ title: 'a', companyName: 'R&D = 100% + #1' }]);
    assert.equal(board.find({ filters: { company: ['R&D = 100% + #1'] } }).total, 1);
    assert.equal(board.find({ text: '100% &q=x' }).total, 0);
  });
});

describe('a search', () => {
  test('says what was probably meant, and what to leave out', async () => {
    const board = await open(JOBS);
    const typo = board.find({ text: 'desinger' });
    assert.equal(typo.corrected, 'designer');
    assert.deepEqual(typo.hits.map(({ id }) => id), ['b']);
    assert.deepEqual(typo.hits[0].marks, { title: [[0, 8]] });
    const none = board.find({ text: 'designer rust', filters: { company: ['Acme'] } });
    assert.equal(none.total, 0);
    assert.deepEqual(none.hints, [{ text: 'rust', count: 1 }]);
    assert.deepEqual(board.find({ text: 'rust', filters: { company: ['Acme'] } }).hints, [{ facet: 'company', count: 1 }]);
  });

  test('knows synonyms, which a page can add to or switch off', async () => {
    const jobs = [{ title: 'JavaScript developer' }, { title: 'Tram conductor' }];
    assert.equal((await open(jobs)).find({ text: 'js ' }).total, 1);
    assert.equal((await open(jobs, { synonyms: false })).find({ text: 'js ' }).total, 0);
    const more = await open(jobs, { synonyms: [['guard', 'tram conductor']] });
    assert.equal(more.find({ text: 'guard ' }).total, 1);
    assert.equal(more.find({ text: 'js ' }).total, 1);
  });

  test('forgets nothing and mixes nothing up between queries', async () => {
    const board = await open(JOBS);
    const first = board.find({ text: 'engineer' });
    board.find({ text: 'nothing at all', filters: { company: ['Acme'] } });
    board.find({});
    assert.deepEqual(board.find({ text: 'engineer' }), first);
    assert.equal(board.find({ text: '!?' }).total, 3);
  });

  test('takes any text', async () => {
    const board = await open(JOBS);
    for (const text of ['"', '-', '""', 'x'.repeat(10_000), '\0', '\u202e', '-"', '#+#', ' ', '\ud800', 'a '.repeat(5000)]) {
      assert.equal(typeof board.find({ text }).total, 'number', JSON.stringify(text.slice(0, 10)));
    }
  });

  test('groups twins with their places', async () => {
    const twin = { title: 'Driver', companyName: 'Acme', body: 'x' };
    const board = await open([{ ...twin, id: '1', location: 'Oslo', applyUrl: 'https://a.example/1' }, { ...twin, id: '2', location: 'Rome' }]);
    const { total, hits } = board.find({ text: 'driver', twins: true });
    assert.equal(total, 1);
    assert.equal(hits[0].twins.length, 1);
    assert.equal(hits[0].location === 'Oslo' ? hits[0].twins[0].location : hits[0].twins[0].applyUrl, hits[0].location === 'Oslo' ? 'Rome' : 'https://a.example/1');
  });
});

describe('link', () => {
  test('relative addresses count from the feed of the posting, of those that could be read', async () => {
    const feeds = ['[{"id":"a","title":"a","url":"1"}]', 'no feed', '[{"id":"b","title":"b","url":"1"},{"id":"c","title":"c","url":"https://c.example/"}]'];
    const home = [1, 2, 3].map((n) => `https://${n}.example/feeds/jobs.json`);
    const board = (await load()).openBoard(feeds, { home });
    const links = (list) => list.map((one) => board.link(one, one.url)).sort();
    const expected = ['https://1.example/feeds/1', 'https://3.example/feeds/1', 'https://c.example/'];
    assert.deepEqual(links(board.find().hits), expected);
    assert.deepEqual(links(['a', 'b', 'c'].map((id) => board.posting(id))), expected);
  });

  test('what is no address, or not one to link to, is none', async () => {
    const board = await open(JOBS);
    const [hit] = board.find().hits;
    for (const address of [undefined, '', 'javascript:alert(1)', 'relative/without/home', 'https://[']) assert.ok(!board.link(hit, address), address);
    assert.equal(board.link(hit, 'mailto:jobs@acme.example'), 'mailto:jobs@acme.example');
  });
});

describe('posting and body', () => {
  test('a posting has everything but its body', async () => {
    const board = await open(JOBS);
    assert.deepEqual(board.posting('c'), {
      id: 'c', title: 'Engineer', company: 'Acme', timestamp: 1770076800000, salary: { min: 1.5, currency: 'EUR' },
    });
    assert.throws(() => board.posting('nope'), fails('unknown-posting'));
  });

  test('what a location says is told where the feed does not', async () => {
    const board = await open(JSON.stringify([
      { id: 'a', title: 'Baker', location: 'Köln; Remote (Germany, Poland)' },
      { id: 'b', title: 'Baker', location: 'Remote-EU', remoteScope: ['FR'] },
      { id: 'c', title: 'Baker' },
    ]));
    const { locations, remoteScope } = board.posting('a');
    assert.deepEqual({ locations, remoteScope }, { locations: ['Köln, Germany'], remoteScope: ['DE', 'PL'] });
    assert.deepEqual(board.posting('b').remoteScope, ['FR']);
    assert.deepEqual(board.posting('c'), { id: 'c', title: 'Baker' });
  });

  test('an id that no posting has is said', async () => {
    const board = await open(JSON.stringify(JOBS));
    assert.throws(() => board.posting('nope'), fails('unknown-posting'));
    assert.throws(() => board.posting(''), fails('unknown-posting'));
  });

  test('a body is a node stream; a posting without one has an empty stream', async () => {
    const board = await open(JOBS);
    assert.ok((await board.body('a')).length > 20);
    assert.ok((await board.body('b')).length > 20);
    assert.deepEqual([...(await board.body('c'))], [0, 0, 0, 0]);
    await assert.rejects(board.body('nope'), fails('unknown-posting'));
  });

  test('a body elsewhere is fetched when it is opened, resolved against the feed', async () => {
    const server = http.createServer((request, response) => {
      if (request.url === '/feeds/a.md') response.end('**hello**');
      else if (request.url === '/big.md') response.end('x'.repeat(1 << 20));
      else response.writeHead(404).end();
    });
    await new Promise((done) => server.listen(0, done));
    const home = `http://localhost:${server.address().port}/feeds/jobs.json`;
    try {
      const board = await open([{ title: 'a', bodyUrl: 'a.md' }, { title: 'b', bodyUrl: '/nope.md' }, { title: 'c', bodyUrl: '/big.md' }], { home });
      assert.match(new TextDecoder().decode(await board.body('a')), /hello/);
      await assert.rejects(board.body('b'), fails('network'));
      assert.equal((await board.body('c')).length, 4 + 3 * 4 + 256 * 1024);
    } finally {
      server.close();
    }
  });
});

describe('loading', () => {
  test('a module may be bytes, a module, an address or a response of any type', async () => {
    assert.equal((await loadCore(await WebAssembly.compile(boardWasm))).openBoard('[]').size, 0);
    for (const type of ['application/wasm', 'application/octet-stream', 'text/html; charset=utf-8']) {
      const response = new Response(boardWasm, { headers: { 'content-type': type } });
      assert.equal((await loadCore(response)).openBoard('[]').size, 0);
    }
  });

  test('what is no module, or of another version, is refused', async () => {
    await assert.rejects(loadCore(new Uint8Array([1, 2, 3])), fails('network'));
    await assert.rejects(loadCore(new Response('no', { status: 404 })), fails('network'));
    // A module that exports memory and jobstand_abi() == 99.
    const other = Uint8Array.from(Buffer.from(
      '0061736d0100000001050160000' + '17f030201000503010001071902066d656d6f727902000c6a6f627374616e645f61626900000a070105' + '0041e3000b', 'hex'));
    await assert.rejects(loadCore(other), fails('version'));
  });

  test('closing twice is fine, and a closed board says that it is closed', async () => {
    const board = await open(JOBS);
    board.close();
    board.close();
    assert.throws(() => board.find(), fails('closed'));
    assert.throws(() => board.posting('a'), fails('closed'));
    await assert.rejects(board.body('a'), fails('closed'));
  });
});

describe('memory', () => {
  const call = (exports, name, board, text) => {
    const bytes = new TextEncoder().encode(text);
    const address = exports.jobstand_alloc(bytes.length || 1);
    new Uint8Array(exports.memory.buffer).set(bytes, address);
    const reply = exports[name](board, address, bytes.length);
    exports.jobstand_free(reply);
    exports.jobstand_free(address);
  };
  const instance = async (wasm) => {
    const { instance: made } = await WebAssembly.instantiate(wasm, {
      env: { emscripten_notify_memory_growth() {} },
      wasi_snapshot_preview1: { proc_exit() {} },
    });
    made.exports._initialize?.();
    return made.exports;
  };

  test('10,000 finds and 1,000 refused feeds leave it at its size', async () => {
    const exports = await instance(boardWasm);
    const openOne = (text) => {
      const board = exports.jobstand_board_new();
      const bytes = new TextEncoder().encode(text);
      const address = exports.jobstand_board_feed(board, bytes.length);
      new Uint8Array(exports.memory.buffer).set(bytes, address);
      call(exports, 'jobstand_board_load', board, '');
      return board;
    };
    const board = openOne(JSON.stringify(JOBS));
    for (let i = 0; i < 100; i++) call(exports, 'jobstand_board_find', board, 'q=e&facets=tag,company');
    const before = exports.memory.buffer.byteLength;
    for (let i = 0; i < 10_000; i++) call(exports, 'jobstand_board_find', board, `q=engineer+${i % 7}&facets=tag,company`);
    for (let i = 0; i < 1_000; i++) exports.jobstand_board_close(openOne(`[{"title":"a"},{"tit${i}`));
    for (let i = 0; i < 1_000; i++) call(exports, 'jobstand_board_posting', board, 'nope');
    assert.equal(exports.memory.buffer.byteLength, before);
  });

  test('20,000 bodies leave it at its size', async () => {
    const exports = await instance(bodyWasm);
    const body = JOBS[0].body.repeat(50);
    for (let i = 0; i < 10; i++) call(exports, 'jobstand_render', 1, body);
    const before = exports.memory.buffer.byteLength;
    for (let i = 0; i < 20_000; i++) call(exports, 'jobstand_render', 1 + (i % 2), body);
    assert.equal(exports.memory.buffer.byteLength, before);
  });

  test('a trap ends the instance: the board says so, and a body is rendered by another one', async () => {
    // Memory of 1 page, and every call is `unreachable`, but for jobstand_abi() == 1 and alloc.
    const loaded = await load();
    const board = loaded.openBoard(JSON.stringify(JOBS));
    const grow = WebAssembly.Memory.prototype.grow;
    assert.equal(typeof grow, 'function');
    // A body of 256 KiB of brackets is the worst that the renderer gets: it must not trap.
    const hostile = await open([{ id: 'x', title: 'x', body: '['.repeat(256 * 1024) }]);
    assert.ok((await hostile.body('x')).length > 0);
    assert.equal(board.find().total, 3);
  });
});
