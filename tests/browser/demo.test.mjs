// The demo pages: each is one that search engines and people can read, and all of them lead to each other.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { count, dist, launch, serve, visit } from './support/browser.mjs';

const pages = readdirSync(new URL('demo/', dist)).filter((name) => name.endsWith('.html')).map((name) => `/demo/${name}`);

let browser;
let server;
before(async () => {
  browser = await launch();
  server = await serve();
});
after(async () => {
  await browser.close();
  await server.close();
});

const on = (path, use) => visit(browser, server.url + path, use, { wait: path !== '/' });

describe('the demo', () => {
  test('leads from its index to every page', () => on('/', async (page) => {
    const links = await page.locator('a').evaluateAll((all) => all.map((a) => new URL(a.href).pathname));
    assert.deepEqual(links.sort(), pages.sort());
  }));

  for (const path of pages) {
    test(`${path} has a language, a title and a description of its own, one heading above all, a way back, and a board`, () => on(path, async (page) => {
      assert.ok(await page.locator('html').getAttribute('lang'));
      assert.ok((await page.title()).length > 10);
      assert.ok((await page.locator('meta[name="description"]').getAttribute('content')).length > 15);
      assert.equal(await page.locator('h1').count(), 1);
      assert.ok(await page.locator('a[href="../index.html"]').isVisible());
      assert.equal(await page.locator('job-stand').first().getAttribute('data-state'), 'ready');
    }));
  }

  test('has titles and descriptions that differ', async () => {
    const said = [];
    for (const path of ['/', ...pages]) {
      await on(path, async (page) => said.push(await page.title(), await page.locator('meta[name="description"]').getAttribute('content')));
    }
    assert.equal(new Set(said).size, said.length);
  });

  test('joins three feeds, one of them of another system', () => on('/demo/board.html', async (page) => {
    assert.equal(await count(page), '45 roles');
    await page.getByRole('searchbox').fill('timetable planner');
    await page.locator('.item', { hasText: 'Kelpline' }).first().waitFor();
  }));

  test('shows one team only where it is locked', () => on('/demo/team.html?department=Finance', async (page) => {
    assert.equal(await count(page), '6 roles');
  }));
});
