// The element in Chromium, under a policy that allows nothing but its own files.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { boardPage, count, launch, newPage, postings, serve, settled, visit } from './support/browser.mjs';

let browser;
let server;
const JOBS = JSON.stringify({ version: 1, count: 60, jobs: postings() });
const FALLBACK = '<p id="fallback"><a href="https://jobs.example/">All jobs</a></p>';

before(async () => {
  browser = await launch();
  server = await serve({
    '/jobs.json': JOBS,
    '/page.html': boardPage('src="/jobs.json"', FALLBACK),
    '/tag.html': `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>t</title></head><body>
      <p id="before"></p><script async src="/jobstand.js" data-src="/jobs.json" data-page-size="5"></script><p id="after"></p></body></html>`,
  });
});
after(async () => {
  await browser.close();
  await server.close();
});

const on = (path, use, options) => visit(browser, server.url + path, use, options);

const titles = (page) => page.locator('h3 a').allTextContents();
const box = (page, facet, name) => page.locator(`fieldset[data-facet="${facet}"] label`, { hasText: name }).locator('input');
const search = (page, text) => page.getByRole('searchbox', { name: 'Search roles' }).fill(text);

describe('the list', () => {
  test('shows what the feed holds, featured first, then the newest', () => on('/page.html', async (page) => {
    assert.equal(await count(page), '60 roles');
    const shown = await titles(page);
    assert.equal(shown.length, 25);
    assert.equal(shown[0], 'Data Developer 7');
    assert.equal(shown[1], 'Embedded Lead 59');
    const first = page.locator('.item').first();
    for (const text of ['Featured', 'Delta', 'Paris; Lyon', 'Part-time', 'What role 7 is about.', 'react']) {
      assert.ok((await first.textContent()).includes(text), text);
    }
    assert.equal(await page.locator('#fallback').isVisible(), false);
  }));

  test('is shown, and a role opened, without what Intl takes long to make', async () => {
    const { page, context } = await newPage(browser);
    await page.addInitScript(() => {
      window.asked = [];
      for (const name of ['DateTimeFormat', 'DisplayNames', 'ListFormat', 'NumberFormat', 'PluralRules', 'RelativeTimeFormat'])
        Intl[name] = new Proxy(Intl[name], {
          construct(...call) {
            window.asked.push(name);
            return Reflect.construct(...call);
          },
        });
    });
    await page.goto(`${server.url}/page.html`);
    await settled(page);
    const names = page.locator('fieldset[data-facet="language"] label span:first-of-type');
    await names.filter({ hasText: 'German' }).waitFor(); // "de" until the second script is there
    assert.deepEqual((await names.allTextContents()).sort(), ['English', 'German']);
    await page.locator('h3 a').first().click();
    await page.locator('.detail .body > *').first().waitFor();
    assert.match(await page.locator('.detail dl').textContent(), /€50,000 – €70,000 per year/);
    assert.deepEqual(await page.evaluate(() => window.asked), []);
    await context.close();
  });

  test('leaves out what is older than max-age, until that changes', async () => {
    const day = (n) => Date.now() - n * 86_400_000;
    server.routes['/dated.json'] = JSON.stringify([{ title: 'new', timestamp: day(1) }, { title: 'old', timestamp: day(31) }, { title: 'closed', validThrough: day(3) }]);
    server.routes['/dated.html'] = boardPage('src="/dated.json" max-age="30"');
    await on('/dated.html', async (page) => {
      assert.deepEqual(await titles(page), ['new']);
      assert.equal(await count(page), '1 role');
      const report = page.evaluate(() => new Promise((done) => {
        const board = document.querySelector('job-stand');
        board.addEventListener('job-stand-ready', ({ detail }) => done(detail.report));
        board.setAttribute('max-age', '60');
      }));
      assert.equal((await report).expired, 1);
      assert.deepEqual(await titles(page), ['new', 'old']);
    });
  });

  test('the one tag puts the board where the script stands', () => on('/tag.html', async (page) => {
    assert.equal((await titles(page)).length, 5);
    assert.deepEqual(await page.evaluate(() => [...document.body.children].map((e) => e.localName)), ['p', 'script', 'job-stand', 'p']);
  }));

  test('typing narrows it, marks the words and counts', () => on('/page.html', async (page) => {
    await search(page, 'zurich fron');
    assert.equal(await count(page), '3 of 60 roles');
    assert.deepEqual(await page.locator('.item').first().locator('mark').allTextContents(), ['Frontend', 'Zürich']);
    await search(page, 'kafka');
    assert.equal(await count(page), '60 roles');
    assert.deepEqual([...new Set(await page.locator('.teaser mark').allTextContents())], ['Kafka']);
  }));

  test('a choice counts for the others and keeps the focus on its box', () => on('/page.html', async (page) => {
    await box(page, 'company', 'Acme').check();
    assert.equal(await count(page), '15 of 60 roles');
    await box(page, 'company', 'Bolt').check();
    assert.equal(await count(page), '30 of 60 roles');
    assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.closest('fieldset')?.dataset.facet), 'company');
    const counts = await page.locator('fieldset[data-facet="company"] .count').allTextContents();
    assert.deepEqual(counts, ['15', '15', '15', '15']);
    assert.equal(await page.locator('fieldset[data-facet="location"] label', { hasText: 'Zürich' }).count(), 0);
  }));

  test('chosen values are chips that take them back, and all at once', () => on('/page.html', async (page) => {
    await box(page, 'company', 'Acme').check();
    await box(page, 'employment', 'Contract').check();
    const middle = async (name) => {
      const { y, height } = await page.getByRole('button', { name }).boundingBox();
      return y + height / 2;
    };
    assert.ok(Math.abs(await middle('Clear all') - await middle('Remove filter Company: Acme')) < 1);
    await page.getByRole('button', { name: 'Remove filter Company: Acme' }).click();
    assert.equal(await count(page), '20 of 60 roles');
    await page.getByRole('button', { name: 'Clear all' }).click();
    assert.equal(await count(page), '60 roles');
  }));

  test('more roles come on demand, and the focus goes to the first of them', () => on('/page.html', async (page) => {
    const more = page.getByRole('button', { name: 'Show more roles' });
    const before = await titles(page);
    await more.click();
    const shown = await titles(page);
    assert.equal(shown.length, 50);
    assert.deepEqual(shown.slice(0, 25), before);
    assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.textContent), shown[25]);
    await more.click();
    assert.equal((await titles(page)).length, 60);
    assert.equal(await more.isVisible(), false);
  }));

  test('orders are the ones of the core', () => on('/page.html', async (page) => {
    await page.getByLabel('Sort by').selectOption('title');
    assert.equal((await titles(page))[0], 'Backend Developer 10');
    await page.getByLabel('Sort by').selectOption('newest');
    assert.equal((await titles(page))[0], 'Embedded Lead 59');
  }));

  test('what is gone once it was clicked leaves the focus with the count', async () => {
    server.routes['/many.json'] = JSON.stringify(postings().map((job, i) => ({ ...job, companyName: `Company ${i % 20}` })));
    server.routes['/many.html'] = boardPage('src="/many.json"');
    await on('/many.html', async (page) => {
      const focused = async (text) => {
        await page.locator('.total', { hasText: text }).waitFor();
        await page.waitForTimeout(100);
        assert.equal(await page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.textContent), text);
      };
      await page.locator('input[value="Company 1"]').check();
      await page.locator('.chips').getByRole('button', { name: 'Clear all' }).click();
      await focused('60 roles');
      await search(page, 'frontedn');
      await page.getByRole('button', { name: 'Did you mean' }).click();
      await focused('12 of 60 roles');
      await search(page, 'astronaut');
      await page.locator('.empty').getByRole('button', { name: 'Clear all' }).click();
      await focused('60 roles');
    });
  });

  test('an order that only the page can choose is named, and can be chosen again', async () => {
    for (const [sort, name] of [['salary', 'Pay'], ['featured', 'Featured']]) {
      server.routes['/order.html'] = boardPage(`src="/jobs.json" sort="${sort}"`);
      await on('/order.html', async (page) => {
        const orders = page.getByLabel('Sort by');
        const named = () => orders.locator('option:checked').textContent();
        await orders.locator('option', { hasText: name }).waitFor({ state: 'attached' });
        assert.equal(await named(), name);
        await orders.selectOption('title');
        await orders.selectOption(sort);
        assert.equal(await page.evaluate(() => document.querySelector('job-stand').state.sort), sort);
        await page.waitForTimeout(100);
        assert.equal(await named(), name);
        assert.equal(await orders.locator('option').count(), 5);
      });
    }
  });

  test('no match says so and offers the way back', () => on('/page.html', async (page) => {
    await search(page, 'astronaut');
    await page.getByText('No role matches.').first().waitFor();
    await page.locator('.empty').getByRole('button', { name: 'Clear all' }).click();
    assert.equal(await count(page), '60 roles');
  }));

  test('the number of results is announced once typing rests', () => on('/page.html', async (page) => {
    await search(page, 'backend');
    await page.waitForFunction(() => document.querySelector('job-stand').shadowRoot.querySelector('[role=status].hidden').textContent === '12 of 60 roles');
  }));

  test('a role that opens or closes leaves that number unsaid', () => on('/page.html', async (page) => {
    await page.locator('.item a').nth(1).click();
    await page.locator('.detail h2').first().waitFor();
    await page.waitForTimeout(900);
    await page.getByRole('link', { name: 'All roles' }).click();
    await page.waitForTimeout(900);
    assert.equal(await page.locator('[role=status].hidden').textContent(), '');
  }));
});

describe('a posting', () => {
  test('opens in place with its facts, its body and an apply link named after it', () => on('/page.html', async (page) => {
    await page.getByRole('link', { name: 'Embedded Lead 59' }).click();
    const detail = page.locator('.detail');
    await detail.getByRole('heading', { name: 'About' }).waitFor();
    assert.equal(await detail.locator('h2').first().textContent(), 'Embedded Lead 59');
    assert.equal(await detail.locator('.body strong').textContent(), '59');
    assert.equal(await detail.locator('.body li').count(), 2);
    assert.equal(await detail.locator('.body td[data-align=right]').textContent(), '2');
    assert.equal(await detail.locator('.body a').getAttribute('rel'), 'noopener noreferrer nofollow ugc');
    const apply = detail.getByRole('link', { name: 'Apply for Embedded Lead 59' });
    assert.equal(await apply.getAttribute('href'), 'https://jobs.example/59/apply');
    const facts = await detail.locator('dl').textContent();
    for (const fact of ['Delta', 'Paris; Lyon', 'Contract', 'Design', '€50,000 – €70,000 per year', 'German']) assert.ok(facts.includes(fact), fact);
    assert.equal(await detail.getByRole('link', { name: 'Original posting' }).getAttribute('href'), 'https://jobs.example/59');
  }));

  test('leaves the list as it is, and the address of its title says that it is the open one', () => on('/page.html', async (page) => {
    await page.evaluate(() => {
      window.first = document.querySelector('job-stand').shadowRoot.querySelector('.item');
    });
    await page.locator('.item a').nth(1).click();
    await page.locator('article[data-id] .body').waitFor();
    const current = () => page.evaluate(() => {
      const root = document.querySelector('job-stand').shadowRoot;
      return [root.querySelector('.item') === window.first, [...root.querySelectorAll('.item a')].map((a) => a.getAttribute('aria-current')).slice(0, 3)];
    });
    assert.deepEqual(await current(), [true, [null, 'true', null]]);
    await page.goBack();
    await page.locator('article[data-id]').waitFor({ state: 'detached' });
    assert.deepEqual(await current(), [true, [null, null, null]]);
  }));

  test('takes the focus, and gives it back to its title', () => on('/page.html', async (page) => {
    const focused = () => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.textContent);
    await page.getByRole('link', { name: 'Embedded Lead 59' }).focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.localName), 'h2');
    await page.getByRole('link', { name: 'All roles' }).click();
    assert.equal(await focused(), 'Embedded Lead 59');
    assert.equal(await page.locator('.detail').isVisible(), false);
  }));

  test('replaces the list where there is no room for both', () => on('/page.html', async (page) => {
    await page.getByRole('link', { name: 'Embedded Lead 59' }).click();
    await page.locator('.detail h2').waitFor();
    assert.equal(await page.locator('.results').isVisible(), false);
    await page.goBack();
    await page.locator('.results').waitFor();
  }, { viewport: { width: 500, height: 800 } }));

  test('that is no longer there says so, above the list', () => on('/page.html?job=gone', async (page) => {
    assert.equal(await page.locator('.notice').textContent(), 'This role is no longer open.');
    assert.equal((await titles(page)).length, 25);
  }));
});

describe('the address', () => {
  test('holds text, filters, order and the open posting, and is the same in a new tab', () => on('/page.html?utm_source=x#part', async (page) => {
    await box(page, 'company', 'Acme').check();
    await page.getByLabel('Sort by').selectOption('title');
    await search(page, 'engineer');
    await page.waitForURL(/q=engineer/);
    await page.locator('h3 a').first().click();
    const url = new URL(page.url());
    assert.equal(url.search, '?utm_source=x&q=engineer&company=Acme&sort=title&job=job-0');
    assert.equal(url.hash, '#part');
    await on(url.pathname + url.search, async (again) => {
      assert.equal(await count(again), await count(page));
      assert.equal(await again.locator('.detail h2').first().textContent(), 'Backend Engineer 0');
      assert.equal(await again.getByRole('searchbox').inputValue(), 'engineer');
      assert.equal(await box(again, 'company', 'Acme').isChecked(), true);
    });
  }));

  test('Back and Forward go through what was chosen', () => on('/page.html', async (page) => {
    await box(page, 'company', 'Acme').check();
    await page.getByRole('button', { name: 'Show more roles' }).count();
    await box(page, 'employment', 'Contract').check();
    assert.equal(await count(page), '5 of 60 roles');
    await page.goBack();
    assert.equal(await count(page), '15 of 60 roles');
    await page.goBack();
    assert.equal(await count(page), '60 roles');
    await page.goForward();
    assert.equal(await count(page), '15 of 60 roles');
    assert.equal(await box(page, 'company', 'Acme').isChecked(), true);
  }));

  test('typing is one step of history however many keys it takes', () => on('/page.html', async (page) => {
    const before = await page.evaluate(() => history.length);
    const input = page.getByRole('searchbox');
    await input.pressSequentially('back', { delay: 20 });
    await page.waitForURL(/q=back$/);
    await input.pressSequentially('end', { delay: 20 });
    await page.waitForURL(/q=backend$/);
    assert.equal(await page.evaluate(() => history.length), before + 1);
  }));

  test('two boards with prefixes do not fight', async () => {
    server.routes['/two.html'] = boardPage('id="a" src="/jobs.json" url-prefix="a-"', '', '<job-stand id="b" src="/jobs.json" url-prefix="b-" url-state="query"></job-stand>');
    await on('/two.html?a-q=backend&b-company=Acme', async (page) => {
      await settled(page, '#b');
      assert.equal(await page.locator('#a .total').textContent(), '12 of 60 roles');
      assert.equal(await page.locator('#b .total').textContent(), '15 of 60 roles');
      await page.locator('#a fieldset[data-facet="company"] label', { hasText: 'Bolt' }).click();
      assert.match(page.url(), /a-q=backend/);
      assert.match(page.url(), /b-company=Acme/);
      assert.match(page.url(), /a-company=Bolt/);
    });
  });

  test('a hash holds it as well, and url-state="none" leaves it alone', async () => {
    server.routes['/hash.html'] = boardPage('src="/jobs.json" url-state="hash"');
    server.routes['/none.html'] = boardPage('src="/jobs.json" url-state="none"');
    await on('/hash.html#company=Acme', async (page) => {
      assert.equal(await count(page), '15 of 60 roles');
    });
    await on('/none.html?q=backend', async (page) => {
      assert.equal(await count(page), '60 roles');
      await box(page, 'company', 'Acme').check();
      assert.equal(new URL(page.url()).search, '?q=backend');
    });
  });
});

describe('attributes and properties', () => {
  test('filters may be set from the start, and locked', async () => {
    server.routes['/lock.html'] = boardPage('src="/jobs.json" lock="company" filter-company="Acme" query="backend" facets="location employment"');
    await on('/lock.html?company=Bolt', async (page) => {
      assert.equal(await count(page), '3 of 15 roles');
      assert.deepEqual(await page.locator('fieldset').evaluateAll((list) => list.map((f) => f.dataset.facet)), ['employment']); // all of Acme's are in one place
    });
  });

  test('values that no role has are left out, dimmed or shown', async () => {
    for (const [zeros, more] of [['hide', 0], ['dim', 2], ['show', 2]]) {
      server.routes['/zeros.html'] = boardPage(`src="/jobs.json" facets="company tag" zeros="${zeros}" query="developer -acme -bolt"`);
      await on('/zeros.html', async (page) => {
        const boxes = page.locator('fieldset[data-facet="company"] label');
        assert.equal(await boxes.count(), 2 + more);
        if (!more) return;
        assert.deepEqual(await boxes.locator('.count').allTextContents(), ['5', '5', '0', '0']);
        assert.equal(await boxes.nth(2).locator('input').isEnabled(), true);
        const colours = await boxes.evaluateAll((list) => list.map((e) => getComputedStyle(e).color));
        assert.equal(colours[0] === colours[2], zeros === 'show');
      });
    }
  });

  test('chosen values come first when the page wants it so', async () => {
    server.routes['/first.html'] = boardPage('src="/jobs.json" selected-first="on"');
    await on('/first.html', async (page) => {
      await box(page, 'company', 'Delta').check();
      assert.match(await page.locator('fieldset[data-facet="company"] label').first().textContent(), /Delta/);
      assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.checked), true);
    });
  });

  test('the same role in several places is one entry, with a link and an application for each', async () => {
    const places = ['Berlin', 'Porto', 'Lyon'];
    server.routes['/twins.json'] = JSON.stringify([
      ...places.map((location) => ({ id: location, title: 'Welder', companyName: 'Acme', location, body: 'Weld.', applyUrl: `https://jobs.example/${location}` })),
      { id: 'x', title: 'Painter', companyName: 'Acme', location: 'Berlin' },
    ]);
    server.routes['/twins.html'] = boardPage('src="/twins.json" twins="on"');
    await on('/twins.html', async (page) => {
      assert.equal(await count(page), '2 roles');
      const item = page.locator('.item', { hasText: 'Welder' });
      const shown = await item.locator('.meta span').last().textContent();
      assert.deepEqual((await item.locator('.twins a').allTextContents()).sort(), places.filter((p) => p !== shown).sort());
      await item.getByRole('link', { name: 'Porto' }).click();
      await page.locator('.detail h2').waitFor();
      assert.match(page.url(), /job=Porto/);
      assert.equal(await page.getByRole('link', { name: 'Apply for Welder', exact: true }).getAttribute('href'), 'https://jobs.example/Porto');
      assert.equal(await page.getByRole('link', { name: 'Lyon: apply for Welder' }).getAttribute('href'), 'https://jobs.example/Lyon');
      assert.equal(await page.locator('.elsewhere a').count(), 2);
    });
    server.routes['/twins.html'] = boardPage('src="/twins.json"');
    await on('/twins.html', async (page) => assert.equal(await count(page), '4 roles'));
  });

  test('relative addresses of a role count from the feed that it is of, also when another feed is missing', async () => {
    const role = (id) => ({ id, title: `Role ${id}`, url: `roles/${id}`, applyUrl: `apply/${id}`, companyName: 'Acme', location: id, body: '[More](more)' });
    server.routes['/a/jobs.json'] = JSON.stringify([role('p')]);
    server.routes['/b/jobs.json'] = JSON.stringify([role('q'), { ...role('r'), title: 'Role p' }]);
    server.routes['/feeds.html'] = boardPage('src="/missing.json /a/jobs.json /b/jobs.json" twins="on"');
    await on('/feeds.html', async (page) => {
      const href = (name) => page.getByRole('link', { name, exact: true }).evaluate((link) => new URL(link.href).pathname);
      await page.getByRole('link', { name: 'Role q', exact: true }).click();
      assert.equal(await href('Apply for Role q'), '/b/apply/q');
      assert.equal(await href('Original posting'), '/b/roles/q');
      assert.equal(await href('More'), '/b/roles/more');
      await page.getByRole('link', { name: 'Role p', exact: true }).click();
      assert.equal(await href('Apply for Role p'), '/a/apply/p');
      assert.equal(await href('r: apply for Role p'), '/b/apply/r');
    });
    server.routes['/feeds.html'] = boardPage('src="/a/jobs.json /b/jobs.json" detail="page"');
    await on('/feeds.html', async (page) => {
      const links = await page.locator('h3 a').evaluateAll((all) => all.map(({ href }) => new URL(href).pathname));
      assert.deepEqual(links.sort(), ['/a/roles/p', '/b/roles/q', '/b/roles/r']);
    });
  });

  test('a role that gives no address has nowhere to apply', async () => {
    server.routes['/none.json'] = '[{"id":"a","title":"Welder","body":"Weld."}]';
    server.routes['/none.html'] = boardPage('src="/none.json"');
    await on('/none.html', async (page) => {
      await page.getByRole('link', { name: 'Welder' }).click();
      await page.getByText('Weld.', { exact: true }).waitFor();
      assert.deepEqual(await page.locator('.actions a').count(), 0);
    });
  });

  test('what changes while a feed is read counts', async () => {
    server.routes['/many.json'] = JSON.stringify(Array.from({ length: 10_000 }, (_, i) => ({ id: `${i}`, title: `Role ${i}`, summary: 'x'.repeat(400) })));
    await on('/page.html', async (page) => {
      const yields = await page.evaluate(async () => {
        const board = document.querySelector('job-stand');
        const goOn = scheduler.yield.bind(scheduler);
        let yields = 0;
        scheduler.yield = () => {
          if (yields++ === 0) board.words = { placeholder: 'Titel' };
          return goOn();
        };
        board.setAttribute('src', '/many.json');
        await board.ready;
        return yields;
      });
      assert.ok(yields > 0, 'it was read in one go');
      assert.equal(await page.locator('#q').getAttribute('placeholder'), 'Titel');
    });
  });

  test('a feed that fails after another one has come leaves the board of that one alone', () => on('/page.html', async (page) => {
    await page.evaluate(async () => {
      const { fetch } = window;
      let fail;
      const late = new Promise((_, reject) => {
        fail = reject;
      });
      const board = document.querySelector('job-stand');
      await new Promise((asked) => {
        window.fetch = (url, options) => {
          if (!`${url}`.endsWith('/late.json')) return fetch(url, options);
          asked();
          return late;
        };
        board.setAttribute('src', '/late.json');
      });
      board.feed = [{ title: 'Gardener' }, { title: 'Cook' }];
      await board.ready;
      fail(new Error('late'));
      await new Promise((done) => setTimeout(done, 50));
    });
    assert.deepEqual((await titles(page)).sort(), ['Cook', 'Gardener']);
    await search(page, 'cook');
    assert.equal(await count(page), '1 of 2 roles');
  }));

  test('a wrong value is said once, whatever else is changed, and falls back', async () => {
    server.routes['/wrong.html'] = boardPage('src="/jobs.json" page-size="many" detail="window" facets="company colour"');
    await on('/wrong.html', async (page, { said }) => {
      assert.equal((await titles(page)).length, 25);
      const warnings = () => said.filter((line) => line.startsWith('warning: <job-stand>'));
      const come = async (n) => { // with the second script
        for (let i = 0; i < 100 && warnings().length < n; i++) await page.waitForTimeout(20);
        assert.equal(warnings().length, n);
      };
      await come(3);
      await page.evaluate(() => {
        const board = document.querySelector('job-stand');
        board.setAttribute('label', 'Jobs');
        board.setAttribute('page-size', 'few');
      });
      await page.locator('[aria-label^="Jobs"]').first().waitFor();
      await come(4);
      assert.match(warnings()[3], /few/);
    });
  });

  test('a feed may be set as data, before the element is defined or after', async () => {
    server.routes['/data.html'] = `<!doctype html><html lang="en"><title>t</title><job-stand></job-stand><script src="/data.js"></script><script type="module" src="/jobstand.mjs"></script></html>`;
    server.routes['/data.js'] = `document.querySelector('job-stand').feed = [{ title: 'Set early' }];`;
    await on('/data.html', async (page) => {
      assert.deepEqual(await titles(page), ['Set early']);
      await page.evaluate(async () => {
        const board = document.querySelector('job-stand');
        board.feed = '[{"title":"Set late"},{"title":"Set late too"}]';
        await board.ready;
      });
      assert.equal((await titles(page)).length, 2);
    });
  });

  test('state, results and methods work from a script, and only the visitor causes change events', () => on('/page.html', async (page) => {
    const answered = async () => { // what is asked later is answered at once
      await search(page, 'data');
      await page.locator('.total', { hasText: ' of 60 roles' }).waitFor();
    };
    await answered();
    const seen = await page.evaluate(async () => {
      const board = document.querySelector('job-stand');
      const events = [];
      for (const name of ['ready', 'change', 'open', 'apply', 'error']) document.addEventListener(`job-stand-${name}`, (e) => events.push(e.type));
      board.state = { text: 'backend' };
      const total = board.results.total;
      board.open('job-3');
      const job = board.state.job;
      board.close();
      board.clear();
      const ready = await board.reload();
      return { events, total, job, after: board.results.total, ready };
    });
    assert.deepEqual(seen, { events: ['job-stand-ready'], total: 12, job: 'job-3', after: 60, ready: 60 });
    await answered();
    await page.evaluate(() => document.addEventListener('job-stand-change', (e) => { window.last = e.detail.total; }));
    await search(page, 'backend');
    assert.equal(await page.evaluate(() => window.last), 12);
  }));

  test('open and apply can be prevented', () => on('/page.html', async (page) => {
    await page.evaluate(() => {
      for (const name of ['open', 'apply']) document.addEventListener(`job-stand-${name}`, (e) => { window[name] = e.detail; e.preventDefault(); });
    });
    await page.locator('h3 a').first().click();
    assert.deepEqual(await page.evaluate(() => window.open), { id: 'job-7' });
    assert.equal(await page.locator('.detail').isVisible(), false);
    await page.evaluate(() => document.querySelector('job-stand').open('job-3'));
    await page.getByRole('link', { name: /^Apply for/ }).click();
    assert.deepEqual(await page.evaluate(() => window.apply), { id: 'job-3', url: 'https://jobs.example/3/apply' });
    assert.match(page.url(), /page\.html/);
  }));
});

describe('page manners', () => {
  test('removed and put back, the board works again; it adds one name to the page and nothing else', () => on('/page.html', async (page) => {
    const state = await page.evaluate(async () => {
      const board = document.querySelector('job-stand');
      for (let i = 0; i < 50; i++) {
        board.remove();
        document.body.append(board);
      }
      await board.ready;
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const clean = new Set(Object.getOwnPropertyNames(frame.contentWindow));
      const added = Object.getOwnPropertyNames(window).filter((name) => !clean.has(name) && !/^\d+$/.test(name));
      return { added, cookies: document.cookie, local: localStorage.length, session: sessionStorage.length, state: board.dataset.state };
    });
    assert.deepEqual(state, { added: [], cookies: '', local: 0, session: 0, state: 'ready' });
    assert.equal(await count(page), '60 roles');
  }));

  test('it asks for its own files and the feed once, and for the second script and the body module when it is idle', () => on('/page.html', async (page) => {
    // A request that is given up is made once more: nothing must be on its way.
    await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('-body.wasm')));
    server.requests.length = 0;
    await page.reload();
    await settled(page);
    await page.getByRole('link', { name: 'Embedded Lead 59' }).click();
    await page.locator('.body strong').waitFor();
    assert.deepEqual([...server.requests].sort(), ['/jobs.json', '/jobstand-body.wasm', '/jobstand-more.mjs', '/jobstand-search.wasm', '/jobstand.mjs', '/jobstand.wasm', '/page.html']);
  }));

  test('elements of the page with our names do not confuse the one tag', async () => {
    server.routes['/clobber.html'] = `<!doctype html><html lang="en"><title>t</title><body><img name="currentScript" alt=""><form id="board"></form>
      <script async src="/jobstand.js" data-src="/jobs.json"></script></body></html>`;
    await on('/clobber.html', async (page) => assert.equal(await count(page), '60 roles'));
  });

  test('hostile page styles do not reach it', async () => {
    server.routes['/ugly.html'] = boardPage('src="/jobs.json"').replace('</head>', '<link rel="stylesheet" href="/ugly.css"></head>');
    server.routes['/ugly.css'] = '* { all: initial !important; } job-stand { display: none; } div, ul, li, article { display: none !important; font-size: 90px; }';
    await on('/ugly.html', async (page) => {
      assert.equal(await page.locator('h3 a').first().isVisible(), true);
      assert.ok((await page.locator('.list').boundingBox()).width > 300);
    });
  });
});
