// The page's address: what Back and Forward restore, links of tracking systems, roles that
// are gone, and where a visitor came from.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { boardPage, launch, postings, serve, settled, visit } from './support/browser.mjs';

let browser;
let server;
before(async () => {
  browser = await launch();
  server = await serve({ '/jobs.json': JSON.stringify(postings()) });
});
after(async () => {
  await browser.close();
  await server.close();
});

async function on(attributes, address, use, { more = '', feed, ...options } = {}) {
  server.routes['/page.html'] = boardPage(attributes.includes("src=\"") ? attributes : `src="/jobs.json" ${attributes}`, '', more);
  if (feed) server.routes['/feed.json'] = JSON.stringify(feed);
  await visit(browser, `${server.url}/page.html${address}`, use, { viewport: { width: 800, height: 700 }, ...options });
}

const focus = (page) => page.evaluate(() => {
  const active = document.activeElement.shadowRoot?.activeElement;
  return active && (active.textContent || active.value || active.localName);
});
const scrolled = (page, y) => page.waitForFunction((y) => Math.abs(scrollY - y) < 2, y);
const top = (page) => page.evaluate(() => scrollY);
const titles = (page) => page.locator('.list h3 a').allTextContents();

describe('Back', () => {
  test('from a role leads to the same place of the list, with the focus on its title', () => on('', '', async (page) => {
    await page.getByRole('button', { name: 'Show more roles' }).click();
    const title = page.locator('.list h3 a').nth(40);
    await title.scrollIntoViewIfNeeded();
    const [name, y] = [await title.textContent(), await top(page)];
    assert.ok(y > 1000);
    await title.click();
    await page.locator('.detail h2').getByText(name).waitFor();
    assert.ok(await top(page) < y);
    await page.goBack();
    await page.locator('.list').waitFor();
    assert.equal((await titles(page)).length, 50);
    await scrolled(page, y);
    assert.equal(await focus(page), name);
    await page.goForward();
    await page.locator('.detail h2').getByText(name).waitFor();
    assert.equal(await focus(page), name);
  }));

  test('from another page does so too', () => on('', '', async (page) => {
    await page.getByRole('button', { name: 'Show more roles' }).click();
    const title = page.locator('.list h3 a').nth(40);
    await title.scrollIntoViewIfNeeded();
    await title.focus();
    const [name, y] = [await title.textContent(), await top(page)];
    await page.goto(`${server.url}/demo/icon.svg`);
    await page.goBack();
    await settled(page);
    assert.equal((await titles(page)).length, 50);
    await scrolled(page, y);
    assert.equal(await focus(page), name);
  }));

  test('gives the focus back to the box that was ticked', () => on('', '', async (page) => {
    const box = page.locator('fieldset[data-facet="company"] label', { hasText: 'Delta' }).locator('input');
    await box.check();
    await page.getByLabel('Sort by').selectOption('title');
    await page.evaluate(() => document.activeElement.blur());
    await page.goBack();
    assert.equal(await box.isChecked(), true);
    assert.equal(await page.getByLabel('Sort by').inputValue(), 'best');
    await page.waitForFunction(() => document.activeElement.shadowRoot?.activeElement?.value === 'Delta');
  }, { viewport: { width: 1280, height: 800 } }));

  test('to a part of the page changes nothing of the board', () => on('', '', async (page) => {
    await page.getByRole('button', { name: 'Show more roles' }).click();
    const first = await page.locator('.item').first().elementHandle();
    await page.evaluate(() => { location.hash = 'foot'; });
    await page.goBack();
    await page.waitForFunction(() => location.hash === '');
    assert.equal(await first.evaluate((e) => e.isConnected), true);
    assert.equal((await titles(page)).length, 50);
  }));

  test("leaves other scripts' entries of history alone", () => on('', '?x=%20y&flag#part', async (page) => {
    await page.evaluate(() => history.replaceState({ theirs: 1 }, ''));
    await page.getByLabel('Sort by').selectOption('title');
    assert.equal(new URL(page.url()).search + new URL(page.url()).hash, '?x=%20y&flag&sort=title#part');
    await page.goBack();
    await page.waitForFunction(() => !location.search.includes('sort'));
    assert.equal(await page.evaluate(() => history.state.theirs), 1);
  }));
});

describe('a text that is being typed', () => {
  const history_ = (page) => page.evaluate(() => [location.search, document.querySelector('job-stand').state.text]);
  const typed = async (page, text, address) => {
    await page.getByRole('searchbox').fill(text);
    await page.waitForFunction((address) => location.search === address, address);
  };
  const back = async (page, address) => {
    await page.evaluate(() => history.back());
    await page.waitForFunction((address) => location.search === address, address);
  };

  test('is given up by Back', () => on('', '', async (page) => {
    await page.getByLabel('Sort by').selectOption('title');
    await page.getByRole('searchbox').fill('data');
    await back(page, '');
    await page.waitForTimeout(600);
    assert.deepEqual(await history_(page), ['', '']);
  }));

  test('after Back is a step of its own', () => on('', '', async (page) => {
    await typed(page, 'data', '?q=data');
    await back(page, '');
    await typed(page, 'lead', '?q=lead');
    await back(page, '');
    assert.deepEqual(await history_(page), ['', '']);
  }));

  test('is a step when more roles are asked for at once', () => on('', '', async (page) => {
    await page.getByRole('searchbox').fill('e');
    await page.getByRole('button', { name: 'Show more roles' }).click();
    assert.deepEqual(await history_(page), ['?q=e', 'e']);
    await back(page, '');
  }));

  test('stays, and so does the focus, when the page changes its theme', () => on('', '', async (page) => {
    await page.getByRole('searchbox').pressSequentially('data');
    await page.evaluate(() => document.querySelector('job-stand').setAttribute('theme', 'dark'));
    await page.waitForFunction(() => document.activeElement.shadowRoot?.activeElement?.id === 'q');
    assert.deepEqual(await history_(page), ['?q=data', 'data']);
    await page.getByRole('searchbox').pressSequentially(' lead');
    await page.evaluate(() => document.querySelector('job-stand').reload());
    assert.deepEqual(await history_(page), ['?q=data+lead', 'data lead']);
    assert.equal(await page.getByRole('searchbox').inputValue(), 'data lead');
  }));
});

describe('the page of links to roles', () => {
  const links = (page) => page.locator('.title a').first().evaluate((a) => a.href);

  test('is the same one when its path begins with two slashes', async () => {
    server.routes['//evil.example/page.html'] = boardPage('src="/jobs.json"');
    await visit(browser, `${server.url}//evil.example/page.html`, async (page) => {
      assert.match(await links(page), /^http:[/][/]127[.]0[.]0[.]1:\d+[/][/]evil[.]example[/]page[.]html[?]job=/);
      await page.locator('.title a').first().click();
      await page.waitForFunction(() => location.search.startsWith('?job='));
    });
  });

  test('is the same one when its addresses count from elsewhere', async () => {
    const elsewhere = serve({ '/jobs.json': JSON.stringify(postings()) }, { policy: null });
    const { url, routes, close } = await elsewhere;
    routes['/page.html'] = boardPage('src="/jobs.json"').replace('<meta', '<base href="/there/"><meta').replace('src="/', `src="${url}/`);
    await visit(browser, `${url}/page.html`, async (page) => {
      assert.match(await links(page), /\d[/]page[.]html[?]job=/);
    });
    await close();
  });
});

describe('a board without an address', () => {
  const acme = (page, id = 'job-stand') => page.locator(`${id} input[value=Acme]`);
  const total = (page, id = 'job-stand') => page.locator(`${id} .total`).textContent();

  test('keeps what was chosen when the page goes to a part of itself, and when it loads again', () => on('url-state="none"', '', async (page) => {
    await acme(page).check();
    await page.evaluate(() => { location.hash = 'foot'; });
    await page.waitForTimeout(100);
    assert.equal(await total(page), '15 of 60 roles');
    await page.evaluate(() => document.querySelector('job-stand').reload());
    assert.equal(await total(page), '15 of 60 roles');
  }, { viewport: { width: 1280, height: 800 } }));

  test('keeps it when another board has the names', () => on('', '', async (page) => {
    await settled(page, '#b');
    await acme(page, '#b').check();
    await page.evaluate(() => { location.hash = 'foot'; });
    await page.waitForTimeout(100);
    assert.equal(await total(page, '#b'), '15 of 60 roles');
  }, { viewport: { width: 1280, height: 800 }, more: '<job-stand id="b" src="/jobs.json"></job-stand>' }));

  test('keeps its lock whatever state it is given, and shows as many roles as at first', () => on('url-state="none" lock="company" filter-company="Acme"', '', async (page) => {
    await page.evaluate(() => { document.querySelector('job-stand').state = { text: 'engineer', filters: { company: ['Bolt'] } }; });
    assert.equal(await total(page), '5 of 15 roles');
  }));

  test('does what it is told while it loads', () => on('', '', async (page) => {
    const state = await page.evaluate(async () => {
      const one = document.createElement('job-stand');
      one.setAttribute('src', '/jobs.json');
      one.setAttribute('url-state', 'none');
      document.querySelector('main').prepend(one);
      one.state = { text: 'backend' };
      one.open('job-1');
      await one.ready;
      return one.state;
    });
    assert.equal(state.text, 'backend');
    assert.equal(state.job, 'job-1');
  }));
});

describe('a board that is on no page', () => {
  for (const [attribute, value, address] of [['url-prefix', 'a-', '?a-q=backend'], ['url-state', 'none', ''], ['url-state', 'query', '?q=backend']]) {
    test(`keeps the state it is given for when it is, with ${attribute}="${value}"`, () => on('', '', async (page) => {
      const told = await page.evaluate(async ([attribute, value]) => {
        document.querySelector('job-stand').remove();
        const one = document.createElement('job-stand');
        one.setAttribute('src', '/jobs.json');
        one.setAttribute(attribute, value);
        one.state = { text: 'backend' };
        const before = location.search;
        document.querySelector('main').append(one);
        await one.ready;
        return [before, location.search, one.state.text];
      }, [attribute, value]);
      assert.deepEqual(told, ['', address, 'backend']);
    }));
  }

  test('opens the role that it is told to when it is', () => on('', '', async (page) => {
    const told = await page.evaluate(async () => {
      document.querySelector('job-stand').remove();
      const one = document.createElement('job-stand');
      one.setAttribute('src', '/jobs.json');
      one.state = { text: 'backend' };
      one.open('job-5');
      document.querySelector('main').append(one);
      await one.ready;
      return [location.search, one.state.text, one.state.job];
    });
    assert.deepEqual(told, ['?q=backend&job=job-5', 'backend', 'job-5']);
  }));

  test('because its own event removed it leaves the address alone', () => on('', '', async (page) => {
    await page.evaluate(() => {
      const one = document.querySelector('job-stand');
      one.addEventListener('job-stand-open', () => one.remove());
    });
    await page.locator('.title a').first().click();
    assert.equal(new URL(page.url()).search, '');
    await page.evaluate(async () => {
      history.replaceState(null, '', '?q=backend');
      const next = document.createElement('job-stand');
      next.setAttribute('src', '/jobs.json');
      document.querySelector('main').append(next);
      await next.ready;
    });
    assert.equal(await page.locator('.total').textContent(), '12 of 60 roles');
  }));
});

describe('several boards', () => {
  test('with the same names: the first has the address, and the console says what to do', () => on('id="a"', '?company=Acme', async (page, { said }) => {
    await settled(page, '#b');
    assert.equal(await page.locator('#a .total').textContent(), '15 of 60 roles');
    assert.equal(await page.locator('#b .total').textContent(), '60 roles');
    await page.locator('#b').getByLabel('Sort by').selectOption('title');
    assert.equal(new URL(page.url()).search, '?company=Acme');
    assert.equal(said.filter((line) => /set url-prefix/.test(line)).length, 1);
    await page.evaluate(() => document.querySelector('#a').remove());
    await page.locator('#b').getByLabel('Sort by').selectOption('newest');
    assert.equal(new URL(page.url()).search, '?sort=newest');
  }, { more: '<job-stand id="b" src="/jobs.json"></job-stand>' }));
});

describe('an address of a tracking system', () => {
  const feed = [
    { title: 'Welder', url: 'https://boards.greenhouse.io/acme/jobs/4123' },
    { title: 'Painter', url: 'https://jobs.lever.co/acme/04b9eeb5-0000-4000-8000-000000000001' },
    { title: 'Baker', url: 'https://jobs.ashbyhq.com/acme/04b9eeb5-0000-4000-8000-000000000002' },
    { id: 'own', title: 'Miner', url: 'https://acme.example/careers?gh_jid=77' },
    ...postings(),
  ];
  for (const [address, title] of [
    ['?gh_jid=4123', 'Welder'],
    ['?gh_jid=77', 'Miner'],
    ['?lever=04b9eeb5-0000-4000-8000-000000000001', 'Painter'],
    ['?ashby_jid=04b9eeb5-0000-4000-8000-000000000002', 'Baker'],
  ]) {
    test(`${address} opens the role, and closing it forgets the number`, () => on('src="/feed.json"', `${address}&utm_source=x`, async (page) => {
      assert.equal(await page.locator('.detail h2').textContent(), title);
      await page.getByRole('link', { name: 'All roles' }).click();
      assert.equal(new URL(page.url()).search, '?utm_source=x');
      await page.goBack();
      await page.locator('.detail h2').getByText(title).waitFor();
    }, { feed }));
  }

  for (const job of ['a*:b', 'greenhouse:*:5']) {
    test(`that is the id of a role, ${job}, opens it, as does a click`, () => on('src="/feed.json"', `?job=${job}`, async (page) => {
      await page.locator('.detail h2', { hasText: 'Starred' }).waitFor();
      await page.getByRole('link', { name: 'All roles' }).click();
      await page.locator('.list h3 a', { hasText: 'Starred' }).click();
      await page.locator('.detail h2', { hasText: 'Starred' }).waitFor();
      assert.equal(new URL(page.url()).searchParams.get('job'), job);
    }, { feed: [{ id: job, title: 'Starred' }, ...postings(9)] }));
  }

  test('that no role has says that it is gone, but not on a board with names of its own', () => on('', '?gh_jid=9', async (page) => {
    await page.getByText('This role is no longer open.').waitFor();
    await settled(page, '#b');
    assert.equal(await page.locator('#b .notice').isVisible(), false);
  }, { more: '<job-stand id="b" src="/jobs.json" url-prefix="b-"></job-stand>' }));
});

describe('a role that is gone', () => {
  test('shows what is like its id, and those can be opened', () => on('', '?job=data-lead-at-acme', async (page) => {
    const notice = page.locator('.notice');
    assert.match(await notice.textContent(), /^This role is no longer open\./);
    const similar = notice.locator('h3 a');
    await similar.first().waitFor();
    const names = await similar.allTextContents();
    assert.equal(names.length, 3);
    assert.equal(names[0], 'Data Lead 32'); // the one of Acme
    await similar.first().click();
    await page.locator('.detail h2').getByText(names[0]).waitFor();
    assert.equal(await notice.isVisible(), false);
  }));

  test('is said once, however often the list changes', () => on('', '?job=data-lead-at-acme', async (page) => {
    const notice = page.locator('.notice');
    await notice.locator('h3 a').first().waitFor();
    await notice.evaluate((e) => {
      window.changes = 0;
      new MutationObserver((all) => { window.changes += all.length; }).observe(e, { attributes: true, childList: true, characterData: true, subtree: true });
    });
    const boxes = page.locator('.filters input');
    for (let i = 0; i < 4; i++) await boxes.nth(i).evaluate((box) => box.click());
    await page.locator('.chips button').nth(3).waitFor({ state: 'attached' });
    await page.waitForTimeout(300);
    assert.equal(await page.evaluate(() => window.changes), 0);
    assert.equal(await notice.locator('h2').count(), 1);
    await page.getByRole('link', { name: 'Embedded Lead 59' }).first().click();
    await page.goBack();
    await notice.waitFor();
    assert.match(await notice.textContent(), /^This role is no longer open\./);
  }, { viewport: { width: 1280, height: 800 } }));

  test('with an id that says nothing shows the list alone', () => on('', '?job=%3Cimg%20src=x%20onerror=alert(1)%3E', async (page) => {
    assert.equal(await page.locator('.notice').textContent(), 'This role is no longer open.');
    assert.equal((await titles(page)).length, 25);
  }));

  for (const [name, address] of [['10,000 characters', `?q=${'x'.repeat(5000)}&job=${'y'.repeat(5000)}`], ['markup', '?q=<img src=x onerror=alert(1)>&sort=<b>&company=<i>']]) {
    test(`an address of ${name} leaves the board usable`, () => on('', address, async (page) => {
      await page.locator('.empty').waitFor();
      await page.locator('.empty').getByRole('button').click();
      assert.equal((await titles(page)).length, 25);
    }));
  }
});

describe('where the visitor came from', () => {
  const feed = [{ id: 'a', title: 'Welder', url: 'https://acme.example/a', applyUrl: 'https://jobs.lever.co/acme/1' }];
  const apply = (page) => page.getByRole('link', { name: 'Apply for Welder' }).getAttribute('href');

  test('travels to the application, and is kept when the page drops it', () => on('src="/feed.json" source-params="cid"', '?utm_source=x&cid=7&q=welder', async (page) => {
    await page.evaluate(() => history.replaceState(null, '', location.pathname));
    await page.getByRole('link', { name: 'Welder' }).click();
    await page.locator('.detail h2').waitFor();
    assert.equal(await apply(page), 'https://jobs.lever.co/acme/1?utm_source=x&cid=7&lever-source=x');
    assert.equal(await page.getByRole('link', { name: 'Original posting' }).getAttribute('href'), 'https://acme.example/a?utm_source=x&cid=7');
    const storage = await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]);
    assert.deepEqual(storage, ['', 0, 0]);
  }, { feed }));

  test('stays where it is when the page says so', () => on('src="/feed.json" source-params="none"', '?utm_source=x&job=a', async (page) => {
    await page.locator('.detail h2').waitFor();
    assert.equal(await apply(page), 'https://jobs.lever.co/acme/1');
  }, { feed }));

  test('travels with titles that lead to pages of their own', () => on('src="/feed.json" detail="page"', '?ref=hn', async (page) => {
    await page.locator('.list h3 a[href="https://acme.example/a?ref=hn"]').waitFor();
  }, { feed }));

  test('travels with the other places of a role, which lead to pages of their own as well', () => on('src="/feed.json" detail="page" twins="on"', '?ref=hn', async (page) => {
    const links = page.locator('.list a');
    await page.locator('.twins a').waitFor();
    const hrefs = await links.evaluateAll((all) => all.map((e) => e.href));
    assert.deepEqual(hrefs.sort(), ['https://acme.example/a?ref=hn', 'https://acme.example/b?ref=hn']);
  }, { feed: ['a', 'b'].map((id) => ({ id, title: 'Welder', companyName: 'Acme', location: `City ${id}`, body: 'Weld.', url: `https://acme.example/${id}` })) }));
});
