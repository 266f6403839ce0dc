// A board among others' code: attached and detached, moved, in frames and single-page sites,
// on pages that change the language's own objects, with attributes and texts of nonsense.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { boardPage, count, launch, postings, serve, settled, visit } from './support/browser.mjs';

let browser;
let server;
before(async () => {
  browser = await launch();
  const open = { 'access-control-allow-origin': '*' }; // for frames without an origin
  server = await serve({
    '/jobs.json': JSON.stringify(postings()),
    '/other.json': '[{"id":"o","title":"Other"}]',
    '/tall.css': '.tall { height: 4000px; }',
    '/remove.js': `document.addEventListener('job-stand-ready', (e) => { e.target.remove(); window.removed = true; });`,
    '/trap.js': `
      const { Instance } = WebAssembly;
      WebAssembly.Instance = function (...all) {
        const made = new Instance(...all);
        const { exports } = made;
        if (!exports.jobstand_search_add) return made;
        return { exports: { ...exports, jobstand_search_add() { window.trapped = true; throw new Error('trap'); } } };
      };`,
    '/broken.js': `
      const { Instance } = WebAssembly;
      WebAssembly.Instance = function (...all) {
        const { exports } = new Instance(...all);
        return { exports: { ...exports, jobstand_board_find() { throw new Error('trap'); } } };
      };`,
    '/slow.js': `
      const { Instance } = WebAssembly;
      window.tasks = [0]; // how often each task reads 32 postings
      const next = () => { window.tasks.push(0); setTimeout(next); };
      next();
      WebAssembly.Instance = function (...all) {
        const made = new Instance(...all);
        const { jobstand_search_add: add } = made.exports;
        if (!add) return made;
        return { exports: { ...made.exports, jobstand_search_add(...what) {
          window.tasks[window.tasks.length - 1]++;
          for (const end = performance.now() + 5; performance.now() < end; );
          return add(...what);
        } } };
      };
      addEventListener('job-stand-change', ({ detail }) => { window.told = detail; });
      addEventListener('job-stand-ready', ({ target }) => {
        const input = target.shadowRoot.querySelector('#q');
        input.value = 'data';
        input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      });`,
    '/below.json': '[{"title":"a","featured":-1}]',
    '/many.json': JSON.stringify(postings(1600)),
    '/frame.html': boardPage('src="/jobs.json"'),
    '/patch.js': `
      const real = window.fetch;
      window.fetch = (...all) => real(...all);
      Array.prototype.extra = function () { throw new Error('extra'); };
      Array.prototype.toJSON = undefined;
      Object.prototype.extra = { integrity: 'sha256-no' };
      Object.prototype.headers = { 'x-extra': '1' };
      Object.prototype.method = 'POST';`,
  }, { more: open });
});
after(async () => {
  await browser.close();
  await server.close();
});

function on(html, use, options) {
  server.routes['/page.html'] = html;
  return visit(browser, `${server.url}/page.html`, use, options);
}
const board = (attributes = 'src="/jobs.json"', inside = '', more = '') => boardPage(attributes, inside, more);

describe('attached and detached', () => {
  test('a thousand times the board leaves nothing behind', () => on(board(), async (page) => {
    const session = await page.context().newCDPSession(page);
    const measure = async () => {
      await page.evaluate(() => globalThis.gc());
      await session.send('HeapProfiler.collectGarbage');
      const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
      return { nodes, jsEventListeners, heap: await page.evaluate(() => performance.memory.usedJSHeapSize) };
    };
    const cycles = (n) => page.evaluate(async (n) => {
      for (let i = 0; i < n; i++) {
        const one = document.createElement('job-stand');
        one.setAttribute('url-state', 'none');
        one.feed = [{ title: 'a', body: 'b' }];
        document.body.append(one);
        if (i % 10 === 0) await one.ready;
        one.remove();
      }
      await new Promise((done) => setTimeout(done, 300));
    }, n);
    await cycles(100);
    const first = await measure();
    await cycles(1000);
    const last = await measure();
    assert.ok(last.jsEventListeners <= first.jsEventListeners + 5, `${first.jsEventListeners} -> ${last.jsEventListeners} listeners`);
    assert.ok(last.nodes <= first.nodes + 200, `${first.nodes} -> ${last.nodes} nodes`);
    assert.ok(last.heap <= first.heap + 2e6, `${first.heap} -> ${last.heap} bytes`);
  }));

  test('moved while it loads, and while a role is open, it goes on', () => on(board('src="/jobs.json"', '', '<div id="there"></div>'), async (page) => {
    await page.evaluate(() => document.querySelector('#there').append(document.querySelector('job-stand')));
    await page.locator('.item a').first().click();
    await page.locator('.detail h2').waitFor();
    await page.evaluate(() => document.querySelector('main').prepend(document.querySelector('job-stand')));
    await settled(page);
    await page.locator('.detail h2').getByText('Data Developer 7').waitFor();
    assert.equal(await count(page), '60 roles');
  }, { wait: false }));

  test('removed in its own event, it says nothing more', () => on(board('src="/jobs.json"', '', '<script src="/remove.js"></script>'), async (page, { said }) => {
    await page.waitForFunction(() => window.removed);
    await page.waitForTimeout(200);
    assert.deepEqual(said.filter((line) => line.includes('job-stand')), []);
  }, { wait: false }));

  test('and removed by each of the others, too', () => on(board(), async (page) => {
    for (const [event, act] of [['change', 'select'], ['open', 'title'], ['apply', 'apply']]) {
      await page.evaluate(async (name) => {
        const before = document.querySelector('job-stand');
        document.addEventListener(`job-stand-${name}`, (e) => {
          e.preventDefault();
          before.remove();
          document.querySelector('main').append(before);
        }, { once: true });
        await before.ready;
      }, event);
      if (act === 'select') await page.getByLabel('Sort by').selectOption('title');
      if (act === 'title') await page.locator('.item a').first().click();
      if (act === 'apply') {
        await page.evaluate(() => document.querySelector('job-stand').open('job-3'));
        await page.locator('.apply').click();
      }
      await settled(page);
      await page.locator('.item').first().waitFor();
    }
  }));
});

test('a feed that is replaced while a role of the old one is open', () => on(board(), async (page) => {
  await page.locator('.item a').first().click();
  await page.locator('.detail h2').waitFor();
  await page.evaluate(() => document.querySelector('job-stand').setAttribute('src', '/other.json'));
  await page.getByText('This role is no longer open.').waitFor();
  assert.equal(await count(page), '1 role');
  await page.getByRole('link', { name: 'Other' }).click();
  await page.locator('.detail h2').getByText('Other').waitFor();
}));

test('a search that crashes while it reads the board throws nothing at the page', () => on(board().replace('<script type', '<script src="/trap.js"></script><script type'), async (page, { said }) => {
  await page.waitForFunction(() => window.trapped);
  await page.waitForTimeout(300);
  assert.match(await count(page), /60 roles/);
  assert.match(said.join('\n'), /<job-stand> CoreError: the core crashed/);
}));

test('a board whose list crashes, also the second time, has failed', () => on(board('src="/jobs.json"', '<a href="/all">All</a>').replace('<script type', '<script src="/broken.js"></script><script type'), async (page) => {
  await page.waitForTimeout(300);
  assert.equal(await page.locator('job-stand').getAttribute('data-state'), 'failed');
  await page.getByRole('link', { name: 'All' }).waitFor();
}));

test('a text that is typed before all are read is looked for when they are, and keeps nobody waiting', () => on(board('src="/many.json"').replace('<script type', '<script src="/slow.js"></script><script type'), async (page) => {
  const total = page.locator('.total', { hasText: / of 1,600 roles/ });
  await total.waitFor();
  const told = await page.evaluate(() => window.told);
  assert.equal(told.state.text, 'data');
  assert.equal(await total.textContent(), `${told.total} of 1,600 roles`);
  const tasks = (await page.evaluate(() => window.tasks)).filter((n) => n);
  assert.ok(Math.max(...tasks) < tasks.reduce((sum, n) => sum + n) / 3, `${tasks}`);
  await page.locator('[data-facet=location] label').first().waitFor();
}));

test('a feed is held once, in the core, and not also as it came', () => {
  server.routes['/large.json'] = JSON.stringify(postings(1000).map((posting) => ({ ...posting, body: 'words '.repeat(700) }))); // 4 MB
  return on(board('src="/large.json"'), async (page) => {
    const session = await page.context().newCDPSession(page);
    await page.waitForTimeout(500); // the search reads it
    await session.send('HeapProfiler.collectGarbage');
    const { backingStorageSize } = await session.send('Runtime.getHeapUsage'); // bytes of arrays, but those of wasm
    assert.ok(backingStorageSize < 2e6, `${backingStorageSize} B`);
  });
});

test('a board below the fold may wait until it is near', () => (server.requests.length = 0, on(board('src="/jobs.json" loading="lazy"').replace('<job-stand', '<div class="tall"></div><job-stand').replace('</head>', '<link rel="stylesheet" href="/tall.css"></head>'), async (page) => {
  await page.waitForTimeout(300);
  assert.equal(await page.locator('job-stand').getAttribute('data-state'), null);
  assert.ok(!server.requests.includes('/jobs.json'), 'too early');
  await page.mouse.wheel(0, 5000);
  await settled(page);
  assert.equal(await count(page), '60 roles');
}, { wait: false })));

test('a board that waits reads its attributes when it is near', () => on(board('src="/jobs.json"').replace('</main>', '<div class="tall"></div></main>').replace('</head>', '<link rel="stylesheet" href="/tall.css"></head>'), async (page) => {
  await page.evaluate(async () => {
    const one = document.createElement('job-stand');
    one.id = 'late';
    one.setAttribute('url-state', 'none');
    one.setAttribute('loading', 'lazy');
    document.querySelector('main').append(one);
    one.setAttribute('src', '/jobs.json');
    one.setAttribute('filter-company', 'Acme');
    one.scrollIntoView();
  });
  await settled(page, '#late');
  assert.equal(await page.locator('#late .total').textContent(), '15 of 60 roles');
}));

test('a feed of null is none: src is shown', () => on(board(), async (page) => {
  await page.evaluate(() => { document.querySelector('job-stand').feed = null; });
  await page.waitForFunction(() => !document.querySelector('job-stand').hasAttribute('aria-busy'));
  assert.equal(await count(page), '60 roles');
}));

test('a role that is less than ordinary is not called featured', () => on(board('src="/below.json"'), async (page) => {
  assert.equal(await page.locator('.badge').count(), 0);
}));

test('the whole of a locked board is what the lock leaves', () => on(board('src="/jobs.json" lock="company" filter-company="Acme" filter-employment="contract"'), async (page) => {
  assert.equal(await count(page), '5 of 15 roles');
  await page.locator('input[value=contract]').uncheck();
  assert.equal(await count(page), '15 roles');
}));

test("the page's language is known within other components", () => on(board().replace('lang="en"', 'lang="de"').replace(/<job-stand.*<[/]job-stand>/, '<div></div>'), async (page) => {
  await page.evaluate(async () => {
    const one = document.createElement('job-stand');
    one.setAttribute('src', '/jobs.json');
    document.querySelector('div').attachShadow({ mode: 'open' }).append(one);
    await one.ready;
  });
  await page.getByRole('searchbox', { name: 'Stellen suchen' }).waitFor();
}, { wait: false }));

test('in a frame that may not change its address', () => on((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><html lang="en"><title>t</title><iframe title="jobs" sandbox="allow-scripts" src="/frame.html"></iframe></html>'), async (page) => {
  const frame = page.frameLocator('iframe');
  await frame.locator('.item').first().waitFor();
  await frame.getByRole('searchbox').fill('backend');
  await frame.getByText('12 of 60 roles').waitFor();
}, { wait: false }));

test('on a page that changes fetch, arrays and objects', () => on(board('src="/jobs.json"', '', '').replace('<script type', '<script src="/patch.js"></script><script type'), async (page) => {
  assert.equal(await count(page), '60 roles');
  await page.locator('fieldset label', { hasText: 'Acme' }).click();
  assert.equal(await count(page), '15 of 60 roles');
  await page.locator('.item a').first().click();
  await page.locator('.body strong').waitFor();
}));

test('defined twice, by two copies of the script', () => on(board().replace('</head>', '<script type="module" src="/jobstand.mjs?copy"></script></head>'), async (page) => {
  assert.equal(await count(page), '60 roles');
}));

for (const attributes of [
  'page-size="-1" sort="<b>" theme="pink" view="x" detail="y" url-state="z" zeros="1" twins="maybe" group="salary" lang="not a language" core-url=""',
  `url-prefix="${'p'.repeat(3000)}" query="${'q'.repeat(10000)}" filter-company="${'c'.repeat(10000)}"`,
  'facets="constructor __proto__ tag" lock="toString" source-params="__proto__ *"',
]) {
  test(`attributes of nonsense: ${attributes.slice(0, 40)}`, () => on(board(`src="/jobs.json" ${attributes}`), async (page) => {
    assert.equal(await page.locator('job-stand').getAttribute('data-state'), 'ready');
    await page.evaluate(() => document.querySelector('job-stand').clear());
    await page.locator('.item:visible, .empty p:visible').first().waitFor();
  }));
}

test('an attribute of nonsense is named once, with what it may be', () => on(board('src="/jobs.json" page-size="-1" max-age="old" theme="pink" detail="y" facets="tag <b>"'), async (page, { said }) => {
  const named = () => said.filter((line) => /is not/.test(line)).map((line) => line.replace(/ one of .*/, '')).sort();
  for (let i = 0; i < 100 && named().length < 5; i++) await page.waitForTimeout(20);
  assert.deepEqual(named(), [
    'warning: <job-stand> detail="y" is not',
    'warning: <job-stand> facets: "<b>" is not',
    'warning: <job-stand> max-age="old" is not a number of days',
    'warning: <job-stand> page-size="-1" is not',
    'warning: <job-stand> theme="pink" is not',
  ]);
}));

test('10,000 characters typed', () => on(board(), async (page) => {
  await page.getByRole('searchbox').fill('ü '.repeat(5000));
  await page.locator('.empty p').waitFor();
  await page.getByRole('searchbox').fill('');
  assert.equal(await count(page), '60 roles');
}));
