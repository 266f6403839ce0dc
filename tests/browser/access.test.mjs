// Accessibility: axe over every view at three widths, in the dark and from right to left; the
// keyboard; sizes of targets.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { axeSource, boardPage, dist, launch, postings, serve, visit } from './support/browser.mjs';

const demos = readdirSync(new URL('demo/', dist)).filter((name) => name.endsWith('.html')).map((name) => `/demo/${name}`);

let browser;
let server;
before(async () => {
  browser = await launch();
  server = await serve({
    '/jobs.json': JSON.stringify(postings()),
    '/page.html': boardPage('src="/jobs.json"'),
    '/empty.html': boardPage('src="/empty.json"'),
    '/empty.json': '[]',
    '/error.html': boardPage('src="/none.json"', '<p><a href="https://jobs.example/">All jobs</a></p>'),
    '/rich.html': boardPage('src="/jobs.json" group="department" saved="on" twins="on" zeros="dim" view="cards"'),
    '/arabic.html': boardPage('src="/demo/board/jobs.json"').replace('lang="en"', 'lang="ar" dir="rtl"'),
    '/theme.html': boardPage('src="/jobs.json" theme="dark"'),
  });
});
after(async () => {
  await browser.close();
  await server.close();
});

const on = (path, use, options) => visit(browser, server.url + path, use, { wait: path !== '/', ...options });

const search = (page, text) => page.getByRole('searchbox').fill(text);

describe('accessibility', () => {
  const audit = async (page, name) => {
    // axe is put in by the debugger: the page's policy would not let it in.
    await page.evaluate(axeSource);
    const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
    assert.deepEqual(violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes.map((n) => n.html).slice(0, 2).join(' ')}`), []);
  };

  // axe looks at every element, and one role is like another.
  const few = (page) => page.evaluate(() => {
    for (const board of document.querySelectorAll('job-stand')) board.setAttribute('page-size', '4');
  });

  for (const width of [320, 768, 1280]) {
    const viewport = { width, height: 900 };
    for (const colorScheme of ['light', 'dark']) {
      test(`axe finds nothing at ${width} px, ${colorScheme}: list, filters, no match, posting`, () => on('/demo/company.html', async (page) => {
        await audit(page, 'list');
        const filters = page.locator('.toggle');
        const narrow = await filters.isVisible();
        if (narrow) await filters.click();
        await page.locator('fieldset input').first().check();
        await audit(page, 'filters');
        if (narrow) await page.keyboard.press('Escape');
        await search(page, 'xyzzy');
        await page.locator('.empty p').waitFor();
        await audit(page, 'no match');
        await page.evaluate(() => document.querySelector('job-stand').clear());
        await page.locator('h3 a').first().click();
        await page.locator('.body p').first().waitFor();
        await page.locator('.end .title').first().waitFor();
        await audit(page, 'posting');
      }, { viewport, colorScheme }));
    }

    test(`axe finds nothing at ${width} px: other boards, empty, failed, gone, from right to left`, async () => {
      const others = width === 1280 ? ['/', ...demos] : [];
      for (const path of [...others, '/empty.html', '/error.html', '/rich.html', '/page.html?job=data-lead', '/arabic.html', '/theme.html']) {
        await on(path, async (page) => {
          await few(page);
          await audit(page, path);
        }, { viewport });
      }
      await on('/arabic.html', async (page) => {
        await page.locator('h3 a').first().click();
        await page.locator('.body p').first().waitFor();
        await audit(page, 'a posting from right to left');
      }, { viewport });
    });
  }

  test('nothing is wider than a screen of 320 px', () => on('/demo/company.html', async (page) => {
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
    assert.equal(await wide(), 320);
    await page.getByRole('button', { name: 'Filters' }).click();
    assert.equal(await wide(), 320);
    assert.ok(await page.locator('.scroll').evaluate((e) => e.scrollWidth <= e.clientWidth));
    await page.keyboard.press('Escape');
    await page.locator('h3 a').nth(1).click();
    await page.locator('.body p').first().waitFor();
    assert.equal(await wide(), 320);
  }, { viewport: { width: 320, height: 700 } }));

  test('everything can be reached by Tab, and nothing keeps the focus', () => on('/page.html', async (page) => {
    const seen = new Set();
    for (let i = 0; i < 120; i++) {
      await page.keyboard.press('Tab');
      const name = await page.evaluate(() => {
        const active = document.activeElement?.shadowRoot?.activeElement;
        return active ? `${active.localName}${active.getAttribute('type') ?? ''}` : 'page';
      });
      seen.add(name);
      if (name === 'page' && i > 5) break;
    }
    for (const name of ['inputsearch', 'select', 'inputcheckbox', 'a', 'buttonbutton', 'page']) assert.ok(seen.has(name), name);
  }));

  test('targets are at least 24 px high, and 44 px for fingers', () => on('/page.html', async (page) => {
    const heights = await page.locator('button:visible, select, label:has(input):visible, .back:visible').evaluateAll((list) => list.map((e) => e.getBoundingClientRect().height));
    assert.ok(heights.every((h) => h >= 43.5), `${heights}`);
  }, { hasTouch: true, isMobile: true, viewport: { width: 400, height: 800 } }));
});
