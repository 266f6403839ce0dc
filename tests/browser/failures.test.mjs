// What goes wrong on real pages: the visitor gets a sentence and a way on, the developer a
// message that names the cause, and the page's own links stay.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { axeSource, boardPage, dist, launch, newPage, postings, serve, settled, STRICT, visit } from './support/browser.mjs';

let browser;
let server;
const FALLBACK = '<p id="fallback"><a href="https://jobs.example/">All jobs</a></p>';

before(async () => {
  browser = await launch();
  server = await serve();
});
after(async () => {
  await browser.close();
  await server.close();
});

function withFeed(feed, use, { attributes = 'src="/feed.json"', wait } = {}) {
  server.routes['/feed.json'] = feed;
  server.routes['/page.html'] = boardPage(attributes, FALLBACK);
  return visit(browser, `${server.url}/page.html`, use, { wait });
}

/** What the console said, or says within two seconds: reports come with the second script. */
async function said(lines, pattern) {
  const there = () => lines.some((line) => pattern.test(line));
  for (let i = 0; i < 100 && !there(); i++) await new Promise((done) => setTimeout(done, 20));
  assert.ok(there(), `${pattern} in\n${lines.join('\n')}`);
}

test('a search module that could not be had is fetched again when the visitor tries again', async () => {
  server.routes['/jobstand-search.wasm'] = (_, response) => response.writeHead(404).end();
  try {
    await withFeed('[{"title":"alpha"},{"title":"beta"}]', async (page) => {
      assert.equal(await page.locator('job-stand').getAttribute('data-state'), 'failed');
      delete server.routes['/jobstand-search.wasm'];
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.locator('job-stand[data-state="ready"]').waitFor();
      assert.equal(await page.locator('.total').textContent(), '1 of 2 roles');
    }, { attributes: 'src="/feed.json" query="alpha"' });
  } finally {
    delete server.routes['/jobstand-search.wasm'];
  }
});

describe('the second script', () => {
  const missing = async (use) => {
    server.routes['/jobstand-more.mjs'] = (_, response) => response.writeHead(404).end();
    try {
      await use();
    } finally {
      delete server.routes['/jobstand-more.mjs'];
    }
  };
  const feed = '[{"id":"a","title":"alpha","url":"https://jobs.example/a"},{"title":"beta"}]';

  test('that is not there: the list works, and a role says so with a link and a way on', () => missing(() => withFeed(feed, async (page, { said: lines }) => {
    await page.getByRole('link', { name: 'alpha' }).click();
    const notice = page.locator('.notice');
    await notice.getByText('This role could not be shown.').waitFor();
    assert.equal(await notice.getByRole('link').getAttribute('href'), 'https://jobs.example/a');
    await said(lines, /error: <job-stand>.*jobstand-more\.mjs/);
    await page.getByRole('searchbox').fill('alpha');
    assert.equal(await page.locator('.total').textContent(), '1 of 2 roles');
    await page.getByRole('searchbox').fill('nobody');
    await page.getByText('No role matches.').waitFor();
    delete server.routes['/jobstand-more.mjs'];
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.detail h2').getByText('alpha').waitFor();
    assert.equal(await notice.isVisible(), false);
    assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.localName), 'h2');
  })));

  test('that is not there for a page with a role open: the list is shown all the same', () => missing(async () => {
    server.routes['/feed.json'] = feed;
    server.routes['/page.html'] = boardPage('src="/feed.json"', FALLBACK);
    const { page, context, broken } = await newPage(browser);
    await page.goto(`${server.url}/page.html?job=a`);
    await page.getByText('This role could not be shown.').waitFor();
    assert.equal(await page.locator('.total').textContent(), '2 roles');
    assert.deepEqual(broken, []);
    await context.close();
  }));

  const nonce = (source) => `default-src 'none'; script-src 'nonce-abc' ${source} 'wasm-unsafe-eval'; connect-src 'self'; style-src 'none'; base-uri 'self'`;
  for (const [name, policy, tag] of [
    ['a nonce and no address', nonce(''), '<script type="module" nonce="abc" src="/jobstand.mjs"></script><job-stand src="/feed.json"></job-stand>'],
    ['strict-dynamic', nonce("'strict-dynamic'"), '<script type="module" nonce="abc" src="/jobstand.mjs"></script><job-stand src="/feed.json"></job-stand>'],
    ['strict-dynamic and the one tag', nonce("'strict-dynamic'"), '<script async nonce="abc" src="/jobstand.js" data-src="/feed.json"></script>'],
    ['a base that is elsewhere', STRICT.replace("base-uri 'none'", "base-uri 'self'"), '<base href="/elsewhere/"><script async src="/jobstand.js" data-src="/feed.json"></script>'],
  ]) {
    test(`is loaded under a policy of ${name}`, async () => {
      const strict = await serve({ '/page.html': `<!doctype html><html lang="en"><title>t</title><body>${tag}</body></html>`, '/feed.json': feed }, { policy });
      const { page, context, broken } = await newPage(browser);
      await page.goto(`${strict.url}/page.html`);
      await settled(page);
      await page.getByRole('link', { name: 'alpha' }).click();
      await page.locator('.detail h2').getByText('alpha').waitFor();
      assert.deepEqual(broken, []);
      await context.close();
      await strict.close();
    });
  }
});

describe('a feed that cannot be read', () => {
  const feeds = {
    'is not JSON': ['nope', /the feed is not JSON: nope/],
    'is HTML': ['<!doctype html><h1>Not here', /the feed is HTML or XML/],
    'is empty': ['', /the feed is empty/],
    'is cut off in its first entry': ['[{"title":"a', /ends before its first entry/],
    'has another shape': ['{"things":[]}', /its keys are things; accepted are jobstand/],
    'is not there': [(_, response) => response.writeHead(404).end(), /HTTP 404/],
    'breaks the server': [(_, response) => response.writeHead(500).end(), /HTTP 500/],
    'is refused': [(request) => request.socket.destroy(), /feed\.json/],
    'breaks off': [(request, response) => {
      response.writeHead(200, { 'content-length': 1000 }).write('[{"title":"a"},');
      setTimeout(() => request.socket.destroy(), 50);
    }, /./],
  };
  for (const [name, [feed, message]] of Object.entries(feeds)) {
    test(`that ${name}: links stay, a sentence, a way on, a message for the developer`, () => withFeed(feed, async (page, { said: lines }) => {
      assert.equal(await page.locator('job-stand').getAttribute('data-state'), 'failed');
      assert.equal(await page.locator('#fallback').isVisible(), true);
      assert.equal(await page.getByRole('alert').locator('p').textContent(), 'The job list could not be loaded.');
      await said(lines, message);
      await said(lines, /^error: <job-stand>/);
      await page.evaluate(axeSource);
      assert.deepEqual((await page.evaluate(() => axe.run())).violations.map(({ id }) => id), []);
    }));
  }

  test('and comes back: trying again shows the board', () => {
    let answers = 0;
    return withFeed((_, response, headers) => (answers++ ? response.writeHead(200, headers).end('[{"title":"a"}]') : response.writeHead(503).end()), async (page) => {
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('link', { name: 'a', exact: true }).waitFor();
      assert.equal(await page.locator('#fallback').isVisible(), false);
    });
  });

  test('and is slow: the links stay until it is there', () => {
    let finish;
    return withFeed((_, response, headers) => {
      finish = () => response.writeHead(200, headers).end('[{"title":"late"}]');
    }, async (page) => {
      await page.waitForFunction(() => document.querySelector('job-stand').dataset.state === 'loading');
      assert.equal(await page.locator('#fallback').isVisible(), true);
      while (!finish) await page.waitForTimeout(10);
      finish();
      await page.getByRole('link', { name: 'late' }).waitFor();
    }, { wait: false });
  });

  test('and is taken away while it loads: the request is given up, nothing is said', () => {
    let closed;
    const gone = new Promise((done) => { closed = done; });
    return withFeed((request, response) => response.on('close', closed), async (page, { said: lines }) => {
      await page.waitForFunction(() => document.querySelector('job-stand').dataset.state === 'loading');
      await page.waitForTimeout(100);
      await page.evaluate(() => document.querySelector('job-stand').remove());
      await gone;
      assert.deepEqual(lines.filter((line) => line.includes('job-stand')), []);
    }, { wait: false });
  });

  test('says so in the language of the page', () => withFeed('', async (page) => {
    assert.equal(await page.getByRole('alert').locator('p').textContent(), 'Die Stellen konnten nicht geladen werden.');
    assert.equal(await page.getByRole('alert').getAttribute('lang'), 'de');
  }, { attributes: 'src="/feed.json" lang="de"' }));

  test('because its address is none is named beside one that can', () => withFeed('[{"title":"a"}]', async (page) => {
    assert.equal(await page.locator('.item').count(), 1);
  }, { attributes: 'src="/feed.json http://["' }));

  test('beside one that can: the board shows that one and names the others', () => {
    server.routes['/good.json'] = '[{"title":"good"}]';
    return withFeed('<html>', async (page, { said: lines }) => {
      assert.deepEqual(await page.locator('h3 a').allTextContents(), ['good']);
      const notice = page.locator('.notice', { hasText: 'Some of the roles could not be loaded.' });
      await notice.waitFor();
      await said(lines, /the feed is HTML/);
      await said(lines, /missing\.json: HTTP 404/);
      const feeds = await page.evaluate(() => new Promise((done) => {
        const board = document.querySelector('job-stand');
        board.addEventListener('job-stand-ready', ({ detail }) => done(detail.report.feeds));
        board.reload();
      }));
      assert.match(feeds[0].error.message, /HTML/);
      assert.equal(feeds[1].accepted, 1);
      assert.match(feeds[2].error.message, /missing\.json: HTTP 404/);
    }, { attributes: 'src="/feed.json /good.json /missing.json"' });
  });
});

describe('a copy of an earlier visit', () => {
  const visit = async (attributes, use) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    server.routes['/page.html'] = boardPage(`src="/feed.json" ${attributes}`, FALLBACK);
    const open = async (feed) => {
      server.routes['/feed.json'] = feed ?? ((_, response) => response.writeHead(503).end());
      await page.goto(`${server.url}/page.html`);
      await settled(page);
    };
    await use(page, open);
    await context.close();
  };

  test('is shown with its age when the feed is not there, and trying again replaces it', () => visit('stale="on"', async (page, open) => {
    await open('[{"title":"old"}]');
    await page.waitForFunction(async () => (await (await caches.open('job-stand')).keys()).length === 1);
    await page.evaluate(async () => {
      const cache = await caches.open('job-stand');
      const [request] = await cache.keys();
      const response = await cache.match(request);
      await cache.put(request, new Response(await response.text(), { headers: { 'x-job-stand-at': `${Date.now() - 3 * 3_600_000}` } }));
    });
    await open();
    assert.deepEqual(await page.locator('h3 a').allTextContents(), ['old']);
    await page.getByText('This list was loaded 3 hours ago').waitFor();
    server.routes['/feed.json'] = '[{"title":"new"}]';
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('link', { name: 'new' }).waitFor();
    assert.equal(await page.getByText('This list was loaded').count(), 0);
  }));

  test('is not kept when the page does not ask for it', () => visit('', async (page, open) => {
    await open('[{"title":"old"}]');
    await page.getByRole('link', { name: 'old' }).click();
    await page.locator('.detail h2').waitFor();
    assert.deepEqual(await page.evaluate(() => caches.keys()), []);
    await open();
    assert.equal(await page.locator('job-stand').getAttribute('data-state'), 'failed');
  }));
});

describe('while it loads', () => {
  // Notes what each frame shows; `then` is done once, with the board, when it has shown the first roles.
  const watched = async (then, use) => {
    server.routes['/long.json'] = JSON.stringify(postings());
    server.routes['/grow.html'] = boardPage('src="/long.json"', '', '<p>Below.</p>');
    const { page, context, broken } = await newPage(browser);
    await page.addInitScript(`(${(act) => {
      window.frames_ = [];
      const look = () => {
        requestAnimationFrame(look);
        const board = document.querySelector('job-stand');
        const items = board?.shadowRoot?.querySelectorAll('.item').length;
        if (!items) return;
        if (!window.frames_.length) act(board);
        const { root, more, groups } = Object.fromEntries(['root', 'more', 'groups'].map((name) => [name, board.shadowRoot.querySelector(`.${name}`)]));
        window.frames_.push({ items, facets: groups.childElementCount, more: more.getClientRects().length > 0, state: board.getAttribute('data-state'), high: root.clientHeight >= innerHeight });
      };
      requestAnimationFrame(look);
    }})(${then})`);
    await page.goto(`${server.url}/grow.html`);
    await page.waitForFunction(() => window.frames_.length > 0);
    await page.waitForTimeout(700);
    await settled(page); // slow machines take longer
    await use(page, await page.evaluate(() => window.frames_));
    assert.deepEqual(broken, []);
    await context.close();
  };

  test('a long list comes a few roles and a facet a frame, and is ready when it is whole', () => watched(() => {}, async (page, frames) => {
    assert.ok(frames[0].items < 8, `${frames[0].items} roles at first`);
    assert.ok(frames[0].facets < frames.at(-1).facets);
    assert.equal(frames.at(-1).items, 25);
    for (const { items, more, state, high } of frames) {
      assert.ok(high, 'what is below stays out of sight');
      if (items < 25) assert.deepEqual([more, state], [false, 'loading']);
    }
    assert.deepEqual([frames.at(-1).more, frames.at(-1).state], [true, 'ready']);
    assert.equal(await page.locator('.waiting').count(), 0);
  }));

  test('what the visitor asks for meanwhile is what there is', () => watched((board) => {
    board.shadowRoot.querySelector('.filters input').click();
  }, async (page, frames) => {
    const filtered = frames.at(-1).items;
    assert.ok(filtered < 25 && (await page.locator('.total').textContent()).startsWith(`${filtered} of 60`), `${filtered}`);
    assert.equal(frames.at(-1).state, 'ready');
    assert.ok(frames.at(-1).facets > 1);
    assert.equal(await page.locator('.waiting').count(), 0);
  }));

  test('a board that is removed meanwhile throws nothing, and is whole when it is put back', () => watched((board) => {
    board.remove();
    setTimeout(() => document.body.append(board), 50);
  }, (_, frames) => assert.equal(frames.at(-1).items, 25)));

  test('a list that is loaded again is never shorter than it was', () => watched(() => {}, async (page) => {
    const shortest = await page.evaluate(async () => {
      window.frames_.length = 0;
      await document.querySelector('job-stand').reload();
      await new Promise((done) => setTimeout(done, 200));
      return Math.min(...window.frames_.map(({ items }) => items));
    });
    assert.equal(shortest, 25);
  }));

  test('who comes back finds the whole list at once', () => watched(() => {}, async (page) => {
    await page.goto(`${server.url}/elsewhere`);
    await page.goBack();
    await page.waitForFunction(() => window.frames_?.length > 0);
    assert.equal(await page.evaluate(() => window.frames_[0].items), 25);
  }));

  for (const [name, path, width] of [['a page with one tag', '/demo/company.html', 1280], ['a phone', '/demo/company.html', 360], ['a phone, right to left', '/demo/arabic.html', 412], ['a page with links inside', '/demo/board.html', 1280], ['a page with something below', '/demo/team.html', 1280], ['several boards', '/demo/themes.html', 1280], ['pay to choose', '/pay.html', 1280], ['pay, and little room for it', '/pay.html', 800]]) {
    test(`nothing jumps: ${name}`, async () => {
      const { page, context } = await newPage(browser, { viewport: { width, height: 800 } });
      server.routes['/pay.json'] = JSON.stringify(postings().map((job, i) => ({ ...job, salary: { min: 20_000 * (1 + (i % 6)), currency: 'EUR', period: 'year' } })));
      server.routes['/pay.html'] = boardPage('src="/pay.json" facets="salary language workplace"');
      // Late modules, as on a slow line: places come after the list.
      server.routes['/jobstand-search.wasm'] = async (_, response, headers) => {
        await new Promise((done) => setTimeout(done, 400));
        response.writeHead(200, headers).end(readFileSync(new URL('jobstand-search.wasm', dist)));
      };
      await page.addInitScript(() => {
        window.shifts = [];
        new PerformanceObserver((list) => window.shifts.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(server.url + path);
      await settled(page);
      await page.waitForTimeout(900);
      delete server.routes['/jobstand-search.wasm'];
      const shift = await page.evaluate(() => {
        // What stands before the board moves when the parser pauses in it, such as between two
        // links of a bar: that is the page's own.
        const first = document.querySelector('job-stand');
        const before = (node) => node && node.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING;
        return window.shifts
          .filter(({ sources }) => !sources.length || sources.some(({ node }) => !before(node)))
          .reduce((sum, { value }) => sum + value, 0);
      });
      assert.ok(shift <= 0.001, `${shift}`);
      await context.close();
    });
  }
});

describe('a feed that is partly bad', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const poisons = ['{"title":7}', '{"title":"\\ud800"}', '{"title":1e400}', '{"title":"a","x":[}', `{"title":${deep}}`, deep, '{}', 'null', '{"title":"a" "b":1}'];
  for (const poison of poisons) {
    test(`with ${poison.slice(0, 30)} in it: the rest is shown, and the entry is named`, () => {
      const jobs = postings(20).map((job) => JSON.stringify(job));
      jobs.splice(10, 0, poison);
      return withFeed(`[${jobs}]`, async (page, { said: lines }) => {
        assert.equal(await page.locator('.total').textContent(), '20 roles');
        await said(lines, /^warning: <job-stand> 1 skipped\nentry 10/);
      });
    });
  }

  test('with bytes that are no UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from('[{"title":"a"},{"title":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"},{"title":"c"}]')]);
    return withFeed((_, response, headers) => response.writeHead(200, headers).end(bytes), async (page, { said: lines }) => {
      assert.deepEqual(await page.locator('h3 a').allTextContents(), ['a', 'c']);
      await said(lines, /title is not valid UTF-8/);
    });
  });

  test('that ends early: what came before is shown, and the developer is told', () => withFeed('{"count":3,"jobs":[{"title":"a"},{"title":"b"},{"ti', async (page, { said: lines }) => {
    assert.equal(await page.locator('.total').textContent(), '2 roles');
    await said(lines, /1 skipped, truncated/);
  }));

  test('that is empty is a board without roles, and no error', () => withFeed('[]', async (page, { said: lines }) => {
    await page.getByText('There are no open roles right now.').waitFor();
    assert.deepEqual(lines.filter((line) => /error|warning/.test(line)), []);
  }));

  test('whose body lies beside it, with another feed that cannot be had: the body is read from there', async () => {
    server.routes['/other/jobs.json'] = '[{"id":"y","title":"b","bodyUrl":"bodies/y.md"}]';
    server.routes['/other/bodies/y.md'] = 'The right text.';
    server.routes['/bodies/y.md'] = 'The text of another feed.';
    await withFeed('[{"id":"x","title":"a"}]', async (page) => {
      await page.getByRole('link', { name: 'b', exact: true }).click();
      await page.getByText('The right text.').waitFor();
    }, { attributes: 'src="/feed.json /missing.json /other/jobs.json"' });
  });

  test('whose body is not there: everything else is readable', () => withFeed('[{"id":"x","title":"a","summary":"still here","bodyUrl":"/missing.md"}]', async (page, { said: lines }) => {
    await page.getByRole('link', { name: 'a', exact: true }).click();
    await page.getByText('The description could not be loaded.').waitFor();
    assert.equal(await page.locator('.lead').textContent(), 'still here');
    await said(lines, /x: .*missing\.md: HTTP 404/);
  }));
});

describe('a page that blocks WebAssembly', () => {
  const policy = STRICT.replace(" 'wasm-unsafe-eval'", '');
  async function blocked(routes, use) {
    const strict = await serve({ '/page.html': boardPage('src="/jobs.json"', FALLBACK), ...routes }, { policy });
    const opened = await newPage(browser);
    try {
      await opened.page.goto(`${strict.url}/page.html`);
      await settled(opened.page);
      await use(opened.page, opened, strict);
      // That WebAssembly is refused is what this is about; nothing else was.
      assert.deepEqual(opened.broken.filter((line) => !/WebAssembly/.test(line)), []);
    } finally {
      await opened.context.close();
      await strict.close();
    }
  }

  test('has a board all the same: list, search, filters and roles', () => blocked({ '/jobs.json': JSON.stringify(postings()) }, async (page, { said: lines }, { requests }) => {
    assert.equal(await page.locator('job-stand').getAttribute('data-state'), 'ready');
    assert.equal(await page.locator('.total').textContent(), '60 roles');
    await page.getByRole('searchbox').fill('kafka backend');
    await page.locator('.total', { hasText: '12 of 60 roles' }).waitFor();
    await page.getByRole('searchbox').fill('');
    await page.locator('fieldset[data-facet="company"] label', { hasText: 'Bolt' }).locator('input').check();
    await page.locator('.total', { hasText: '15 of 60 roles' }).waitFor();
    await page.getByRole('link', { name: 'Embedded Lead 29' }).click();
    await page.locator('article strong', { hasText: '29' }).waitFor();
    assert.equal(await page.locator('article td').count(), 2);
    await said(lines, /runs as JavaScript.*add 'wasm-unsafe-eval' to script-src/);
    assert.equal(lines.filter((line) => /runs as JavaScript/.test(line)).length, 1);
    assert.ok(!requests.includes('/jobstand-formats.wasm.mjs'), 'fetched for nothing');
  }));

  test('reads the feed of another system', () => blocked({
    '/jobs.json': JSON.stringify({ jobs: [{ id: 7, title: 'Welder', absolute_url: 'https://boards.greenhouse.io/acme/jobs/7', location: { name: 'Berlin' }, updated_at: '2026-01-01T00:00:00Z' }] }),
  }, async (page) => {
    await page.getByRole('link', { name: 'Welder' }).waitFor();
  }));

  test('and has no JavaScript instead keeps its links, and the developer reads what to add to the policy', () => blocked({
    '/jobs.json': '[{"title":"a"}]',
    '/jobstand.wasm.mjs': (_, response) => response.writeHead(404).end(),
  }, async (page, { said: lines }) => {
    assert.equal(await page.locator('job-stand').getAttribute('data-state'), 'failed');
    assert.equal(await page.locator('#fallback').isVisible(), true);
    await said(lines, /add 'wasm-unsafe-eval' to script-src/);
  }));
});

describe('a page', () => {
  for (const [name, route] of Object.entries({
    'a module of another type': (bytes) => (_, response, headers) => response.writeHead(200, { ...headers, 'content-type': 'text/plain' }).end(bytes),
  })) {
    test(`${name} is taken all the same`, async () => {
      const bytes = readFileSync(new URL('../../dist/jobstand.wasm', import.meta.url));
      const odd = await serve({ '/page.html': boardPage('src="/jobs.json"'), '/jobs.json': '[{"title":"a"}]', '/jobstand.wasm': route(bytes) });
      const { page, context } = await newPage(browser);
      await page.goto(`${odd.url}/page.html`);
      await settled(page);
      assert.equal(await page.locator('.total').textContent(), '1 role');
      await context.close();
      await odd.close();
    });
  }

  test('a module that is not the one the script was built with is refused', async () => {
    const odd = await serve({ '/page.html': boardPage('src="/jobs.json"', FALLBACK), '/jobs.json': '[]', '/jobstand.wasm': 'no wasm' });
    const { page, context, said: lines } = await newPage(browser);
    await page.goto(`${odd.url}/page.html`);
    await settled(page);
    assert.equal(await page.locator('#fallback').isVisible(), true);
    await said(lines, /error: <job-stand>/);
    await context.close();
    await odd.close();
  });
});

describe('feeds of other systems', () => {
  const sample = (name) => readFileSync(new URL(`../data/feeds/${name}`, import.meta.url), 'utf8');
  const fetched = () => server.requests.filter((path) => path === '/jobstand-formats.wasm').length;

  test('are read with a module that is fetched for them alone', async () => {
    server.routes['/lever.json'] = sample('lever.json');
    const before = fetched();
    await withFeed('[{"title":"ours"}]', async (page) => {
      assert.equal(await page.locator('.total').textContent(), '1 role');
    });
    assert.equal(fetched(), before);
    await withFeed(sample('greenhouse.json'), async (page) => {
      assert.equal(await page.locator('.total').textContent(), '4 roles');
      assert.ok(await page.getByText('Kanji Ltd').count() > 0);
      await page.getByRole('link', { name: 'Android Engineer' }).click();
      await page.getByText('We are kind.').waitFor();
    }, { attributes: 'src="/feed.json /lever.json#name=Kanji+Ltd"' });
    assert.equal(fetched(), before + 1);
  });

  test('leave the others up when the module is missing, and say so', async () => {
    server.routes['/lever.json'] = sample('recruitee.json');
    server.routes['/jobstand-formats.wasm'] = (_, response) => response.writeHead(404).end();
    try {
      await withFeed('[{"title":"ours"}]', async (page, opened) => {
        assert.equal(await page.locator('.total').textContent(), '1 role');
        said(opened.said, /without an array "jobs"; its keys are offers/);
      }, { attributes: 'src="/feed.json /lever.json"' });
    } finally {
      delete server.routes['/jobstand-formats.wasm'];
    }
  });
});
