// What happens when a module breaks, is not ours, or a body cannot be had.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { boardWasm, bodyWasm, core, fakeDocument, formatsWasm, load, searchWasm, show } from './support/core.mjs';
import { answerOnce, constant, INDEX, recurse, tinyModule, trap } from './support/tiny-wasm.mjs';

const { renderNodes } = core;
// Boards here are not searched, but where a test says so.
const loadCore = (source, options) => core.loadCore(source, { searchSource: searchWasm, formatsSource: formatsWasm, ...options });
const JOBS = JSON.stringify([{ id: 'a', title: 'A', body: '*a*' }, { id: 'b', title: 'B', bodyHtml: '<p>b' }]);
const fails = (code, message = /./) => ({ name: 'CoreError', code, message });
const decode = (bytes) => new TextDecoder().decode(bytes);

/** Runs `use` with `replacement` in the place of `object[name]`. */
async function replacing(object, name, replacement, use) {
  const original = object[name];
  object[name] = replacement;
  try {
    return await use();
  } finally {
    object[name] = original;
  }
}

describe('a module that traps', () => {
  test('in a search loses that board, and every later call says so', async () => {
    const loaded = await loadCore(tinyModule({ jobstand_board_find: trap }));
    const board = loaded.openBoard('[]');
    assert.throws(() => board.find({ facets: [] }), fails('crashed'));
    assert.throws(() => board.find({ facets: [] }), fails('crashed'));
    assert.throws(() => board.posting('x'), fails('crashed'));
    await assert.rejects(board.body('x'), fails('crashed'));
    assert.equal(loaded.openBoard('[]').size, 0);
    board.close();
    assert.throws(() => board.find({ facets: [] }), fails('closed'));
  });

  test('by exhausting its stack is no different', async () => {
    const deep = tinyModule({ jobstand_board_find: recurse(INDEX.jobstand_board_find, 3) });
    const board = (await loadCore(deep)).openBoard('[]');
    assert.throws(() => board.find({ facets: [] }), fails('crashed'));
  });

  test('while it opens a board is started again once', async () => {
    const bad = await WebAssembly.compile(tinyModule({ jobstand_board_load: trap }));
    const { Instance } = WebAssembly;
    const spare = function (_, imports) {
      return new Instance(bad, imports);
    };
    const loaded = await replacing(WebAssembly, 'Instance', spare, () => loadCore(boardWasm));
    assert.equal(loaded.openBoard(JOBS).size, 2);
  });

  test('whenever it opens a board opens none', async () => {
    const loaded = await loadCore(tinyModule({ jobstand_board_load: trap }));
    assert.throws(() => loaded.openBoard('[]'), fails('crashed'));
  });

  test('in a body is replaced by a fresh instance', async () => {
    const bodySource = tinyModule({ jobstand_render: answerOnce }, 'stream');
    const board = (await loadCore(boardWasm, { bodySource })).openBoard(JOBS);
    for (let i = 0; i < 3; i++) assert.equal(decode(await board.body('a')), 'stream');
  });

  test('in one body renders the next one', async () => {
    const trapOnMarkdown = [0x20, 0, 0x41, 1, 0x46, 0x04, 0x40, 0x00, 0x0b, ...constant(16)]; // if (format == 1)
    const bodySource = tinyModule({ jobstand_render: trapOnMarkdown }, 'stream');
    const board = (await loadCore(boardWasm, { bodySource })).openBoard(JOBS);
    await assert.rejects(board.body('a'), fails('crashed'));
    assert.equal(decode(await board.body('b')), 'stream');
    assert.equal(board.find().total, 2);
  });
});

test('a module that is something else is of another version', async () => {
  const empty = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
  await assert.rejects(loadCore(empty), fails('version'));
  await assert.rejects(loadCore(tinyModule({ jobstand_abi: constant(1) })), fails('version'));
  const board = (await loadCore(boardWasm, { bodySource: empty })).openBoard(JOBS);
  await assert.rejects(board.body('a'), fails('version'));
});

test('memory that cannot be had is an error of ours', async () => {
  for (const name of ['jobstand_alloc', 'jobstand_board_feed', 'jobstand_board_load']) {
    const loaded = await loadCore(tinyModule({ [name]: constant(0) }));
    assert.throws(() => loaded.openBoard('[]'), fails('too-large'));
  }
});

describe('a search module', () => {
  test('that is on its way holds nothing up, and is asked for by name when a text is', async () => {
    let arrive;
    const fetch = (url) => new Promise((done) => {
      arrive = () => done(new Response(`${url}`.includes('search') ? searchWasm : ''));
    });
    const loaded = await replacing(globalThis, 'fetch', fetch, () => core.loadCore(boardWasm, { searchLater: true, formatsLater: true }));
    const board = loaded.openBoard(JOBS);
    assert.equal(board.find().total, 2);
    assert.equal(board.prepare(), false);
    assert.throws(() => board.find({ text: 'a' }), fails('not-ready'));
    arrive();
    await loaded.searchReady;
    assert.equal(board.find({ text: 'a' }).total, 1);
  });

  test('that cannot be had is a failure, but for boards that do without it', async () => {
    const gone = async () => new Response('gone', { status: 404 });
    await replacing(globalThis, 'fetch', gone, async () => {
      await assert.rejects(core.loadCore(boardWasm), fails('network'));
      const loaded = await core.loadCore(boardWasm, { searchLater: true });
      assert.equal(loaded.openBoard(JOBS).find().total, 2);
      await assert.rejects(loaded.searchReady, fails('network'));
    });
  });

  test('indexes in slices, and what is left when it is needed', async () => {
    const jobs = Array.from({ length: 500 }, (_, i) => ({ title: `role ${i}`, body: 'word '.repeat(200) }));
    const board = (await load()).openBoard(JSON.stringify(jobs));
    assert.equal(board.prepare(0), false);
    assert.equal(board.find({ text: 'role 7' }).hits[0].title, 'role 7');
    assert.equal(board.prepare(0), true);
  });

  test('of another version is refused', async () => {
    const other = tinyModule({ jobstand_abi: constant(1) });
    const board = (await loadCore(boardWasm, { searchSource: other })).openBoard(JOBS);
    assert.throws(() => board.find({ text: 'a' }), fails('version'));
  });
});

describe('a body that is an address', () => {
  const open = async (bodyUrl, home) =>
    (await load()).openBoard(JSON.stringify([{ id: 'x', title: 'x', bodyUrl }]), { home });
  const HOME = 'https://jobs.example/feeds/jobs.json';

  test('is fetched beside the feed, without credentials', async () => {
    const asked = [];
    const fetch = async (url, options) => {
      asked.push([`${url}`, options.credentials, Object.getPrototypeOf(options)]);
      return new Response('*a*');
    };
    const board = await open('bodies/a.md', HOME);
    const stream = await replacing(globalThis, 'fetch', fetch, () => board.body('x'));
    assert.ok(stream.length > 4);
    assert.deepEqual(asked, [['https://jobs.example/feeds/bodies/a.md', 'omit', null]]);
  });

  test('is resolved against the feed that it came with, also where others could not be had or read', async () => {
    const feed = (id, bodyUrl = 'the text 1.md') => JSON.stringify([{ id, title: id, bodyUrl }]);
    const feeds = [new Error('gone'), feed('a'), '<html>', feed('b'), feed('c', '/2 3.md')];
    const asked = async (home) => {
      const board = (await load()).openBoard(feeds, { home });
      const urls = [];
      const fetch = async (url) => urls.push(url.href) && new Response('*a*');
      for (const id of ['a', 'b', 'c']) await replacing(globalThis, 'fetch', fetch, () => board.body(id));
      return urls;
    };
    const homes = [...'01234'].map((n) => `https://${n}.example/feeds/jobs.json`);
    assert.deepEqual(await asked(homes), [
      'https://1.example/feeds/the%20text%201.md',
      'https://3.example/feeds/the%20text%201.md',
      'https://4.example/2%203.md',
    ]);
    assert.deepEqual(await asked(HOME), [
      'https://jobs.example/feeds/the%20text%201.md',
      'https://jobs.example/feeds/the%20text%201.md',
      'https://jobs.example/2%203.md',
    ]);
  });

  test('and cannot be read, or is none, is a network failure that names it', async () => {
    const cut = () =>
      new Response(new ReadableStream({ pull: (controller) => controller.error(new TypeError('cut off')) }));
    for (const [what, answer] of [
      [/404/, () => new Response('gone', { status: 404 })],
      [/offline/, () => Promise.reject(new TypeError('offline'))],
      [/cut off/, cut],
    ]) {
      const board = await open('a.md', HOME);
      await replacing(globalThis, 'fetch', async () => answer(), () =>
        assert.rejects(board.body('x'), fails('network', what)));
      await replacing(globalThis, 'fetch', async () => answer(), () =>
        assert.rejects(board.body('x'), fails('network', /a\.md/)));
    }
    for (const address of ['http://[bad', 'a.md']) {
      const board = await open(address, undefined); // no page here to be relative to
      const stream = await board.body('x').catch((error) => error);
      if (stream instanceof Error) assert.equal(stream.code, 'network', `${stream}`);
      else assert.equal(stream.length, 4);
    }
  });

  test('and never ends is read up to the limit', async () => {
    let chunks = 0;
    let cancelled = false;
    const endless = async () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            chunks++;
            controller.enqueue(new TextEncoder().encode('word '.repeat(2000)));
          },
          cancel() {
            cancelled = true;
          },
        }),
      );
    const board = await open('a.md', HOME);
    await replacing(globalThis, 'fetch', endless, () => board.body('x'));
    assert.ok(chunks < 40 && cancelled, `${chunks} chunks`);
  });
});

test('a byte order mark in a body moves no text and no link', async () => {
  for (const mark of ['\ufeff', '&#xFEFF;']) {
    const body = `${mark}Hello **big** [link](https://a.example/x) end`;
    const board = (await load()).openBoard(JSON.stringify([{ id: 'x', title: 'x', body }]));
    const text = show(renderNodes(await board.body('x'), fakeDocument()));
    assert.equal(text.replace('\ufeff', ''), 'p("Hello " strong("big") " " a[href=https://a.example/x]("link") " end")');
  }
});

test('an old module in the cache is fetched again', async () => {
  const asked = [];
  const fetch = async (url, { cache }) => {
    asked.push([`${url}`.replace(/^.*\//, ''), cache]);
    if (cache !== 'reload') throw new TypeError('the hash is another one');
    const modules = { 'jobstand.wasm': boardWasm, 'jobstand-search.wasm': searchWasm, 'jobstand-body.wasm': bodyWasm };
    return new Response(modules[asked.at(-1)[0]]);
  };
  await replacing(globalThis, 'fetch', fetch, async () => {
    const board = (await core.loadCore()).openBoard(JOBS);
    assert.ok((await board.body('a')).length > 4);
    assert.equal(board.find({ text: 'a' }).total, 1);
  });
  for (const name of ['jobstand.wasm', 'jobstand-search.wasm', 'jobstand-body.wasm']) {
    assert.deepEqual(asked.filter(([asked]) => asked === name), [[name, undefined], [name, 'reload']]);
  }
});
