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
});
