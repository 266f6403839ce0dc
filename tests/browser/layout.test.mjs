// The board in the room it has: filters in a dialog or beside the list, views, headings, the
// role's own page, roles that are kept.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { boardPage, count, launch, postings, serve, settled, visit } from './support/browser.mjs';

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

async function on(attributes, use, { address = '', width = 1280, height = 800, jobs = postings(), ...options } = {}) {
  server.routes['/page.html'] = boardPage(`src="/jobs.json" ${attributes}`);
  server.routes['/jobs.json'] = JSON.stringify(jobs);
  await visit(browser, `${server.url}/page.html${address}`, use, { viewport: { width, height }, ...options });
}

const shown = (page) => page.locator('.item .title a').allTextContents();
const focus = (page) => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.textContent);

describe('custom properties', () => {
  // [property, value, element, its style, what that is with the value]
  const PROPERTIES = [
    ['accent', 'rgb(1, 2, 3)', '.apply', 'backgroundColor'],
    ['on-accent', 'rgb(1, 2, 3)', '.apply', 'color'],
    ['text', 'rgb(1, 2, 3)', '.root', 'color'],
    ['muted', 'rgb(1, 2, 3)', '.detail dt', 'color'],
    ['line', 'rgb(1, 2, 3)', '.item', 'borderBottomColor'],
    ['border', 'rgb(1, 2, 3)', '#q', 'borderTopColor'],
    ['surface', 'rgb(1, 2, 3)', '#q', 'backgroundColor'],
    ['background', 'rgb(1, 2, 3)', '.search::before', 'backgroundColor'],
    ['hover', 'rgb(1, 2, 3)', '.actions button', 'backgroundColor'],
    ['focus', 'rgb(1, 2, 3)', '#q', 'outlineColor'],
    ['mark', 'rgb(1, 2, 3)', '.item mark', 'backgroundColor'],
    ['chip', 'rgb(1, 2, 3)', '.chips button', 'backgroundColor'],
    ['badge', 'rgb(1, 2, 3)', '.item .badge', 'color'],
    ['font', 'Georgia', '.root', 'fontFamily'],
    ['heading-font', 'Georgia', '.item .title', 'fontFamily'],
    ['code-font', 'Georgia', '.body code', 'fontFamily'],
    ['title-size', '31px', '.item .title', 'fontSize'],
    ['title-weight', '300', '.item .title', 'fontWeight'],
    ['small-size', '31px', '.item .meta', 'fontSize'],
    ['role-size', '31px', '.detail h2', 'fontSize'],
    ['leading', '31px', '.root', 'lineHeight'],
    ['radius', '31px', '#q', 'borderTopLeftRadius'],
    ['pill', '31px', '.apply', 'borderTopLeftRadius'],
    ['row', '31px', '.item', 'paddingTop'],
    ['gap', '31px', '.main', 'columnGap'],
    ['filters', '311px', '.filters', 'width'],
    ['measure', '311px', '.detail article[data-id]', 'maxWidth'],
    ['top', '31px', '.search', 'top', '39px'],
  ];

  test('change what they say, each of them', async () => {
    const jobs = postings().map((job) => ({ ...job, featured: 9, body: 'With `code` in it.' }));
    await on('', async (page) => {
      const board = page.locator('job-stand');
      await page.locator('.item .title a').first().click();
      await page.locator('.body code').waitFor();
      await page.locator('.item mark').first().waitFor();
      await page.locator('#q').focus();
      await page.locator('.actions button').first().hover();
      const seen = await board.evaluate((host, properties) => properties.map(([name, value, place, style]) => {
        const [selector, pseudo] = place.split('::');
        const read = () => getComputedStyle(host.shadowRoot.querySelector(selector), pseudo && `::${pseudo}`)[style];
        const before = read();
        host.style.setProperty(`--job-stand-${name}`, value);
        const after = read();
        host.style.removeProperty(`--job-stand-${name}`);
        return [name, before, after, read()];
      }), PROPERTIES);
      for (const [i, [name, before, after, again]] of seen.entries()) {
        const [, value, , , wanted = value] = PROPERTIES[i];
        assert.equal(after, wanted, name);
        assert.notEqual(before, after, name);
        assert.equal(again, before, name);
      }
      await board.evaluate((host) => {
        host.style.setProperty('--job-stand-card', '311px');
        host.setAttribute('view', 'cards');
        host.close();
      });
      await page.waitForFunction(() => document.querySelector('job-stand').shadowRoot.querySelector('.detail:empty'));
      const columns = await page.locator('.list').evaluate((list) => getComputedStyle(list).gridTemplateColumns.split(' ').length);
      const width = await page.locator('.list').evaluate((list) => list.clientWidth);
      assert.equal(columns, Math.floor((width + 16) / (311 + 16)));
      await page.setViewportSize({ width: 400, height: 800 });
      await page.getByRole('button', { name: 'Filters' }).click();
      await board.evaluate((host) => host.style.setProperty('--job-stand-backdrop', 'rgb(1, 2, 3)'));
      assert.equal(await page.locator('dialog').evaluate((dialog) => getComputedStyle(dialog, '::backdrop').backgroundColor), 'rgb(1, 2, 3)');
    }, { width: 1440, address: '?q=engineer&employment=full_time', jobs });
    assert.equal(PROPERTIES.length + 2, 30);
  });
});

describe('filters', () => {
  test('are in a dialog where the board is narrow, which counts and gives the focus back', () => on('', async (page) => {
    const filters = page.getByRole('button', { name: 'Filters' });
    await filters.click();
    const dialog = page.getByRole('dialog', { name: 'Filters' });
    await dialog.getByRole('checkbox', { name: 'Acme' }).check();
    await dialog.getByRole('button', { name: 'Show 15 roles' }).waitFor();
    await dialog.getByRole('checkbox', { name: 'Contract' }).check();
    await dialog.getByRole('button', { name: 'Show 5 roles' }).click();
    assert.equal(await dialog.count(), 0);
    assert.equal(await focus(page), 'Filters (2)');
    assert.equal((await shown(page)).length, 5);
    await filters.click();
    assert.equal(await dialog.getByRole('checkbox', { name: 'Acme' }).isChecked(), true);
    await dialog.getByRole('button', { name: 'Clear all' }).click();
    await dialog.getByRole('button', { name: 'Show 60 roles' }).waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await focus(page), 'Filters');
    await page.setViewportSize({ width: 1000, height: 800 });
    await page.locator('.filters').getByRole('checkbox', { name: 'Acme' }).check();
    assert.equal(await count(page), '15 of 60 roles');
  }, { width: 400 }));

  test('keep the keyboard inside while they are open', () => on('', async (page) => {
    await page.getByRole('button', { name: 'Filters' }).click();
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab');
      const inside = await page.evaluate(() => {
        const active = document.activeElement?.shadowRoot?.activeElement;
        return !active || Boolean(active.closest('dialog')); // or the browser's own controls
      });
      assert.ok(inside);
    }
  }, { width: 400 }));

  for (const [what, act] of [['shown anew', (board) => board.setAttribute('zeros', 'dim')], ['loaded again', (board) => board.reload()]]) {
    test(`can be opened again when the board was ${what} while they were open`, () => on('', async (page) => {
      const dialog = page.getByRole('dialog', { name: 'Filters' });
      await page.getByRole('button', { name: 'Filters' }).click();
      await dialog.waitFor();
      await page.locator('job-stand').evaluate(act);
      await dialog.waitFor({ state: 'detached' });
      await settled(page);
      await page.getByRole('button', { name: 'Filters' }).click();
      await dialog.getByRole('checkbox', { name: 'Acme' }).check();
      await dialog.getByRole('button', { name: 'Show 15 roles' }).waitFor();
    }, { width: 400 }));
  }

  test('of a facet that is not shown are taken back above the list, unless it is locked', () => on('facets="location" lock="company" filter-company="Acme"', async (page) => {
    assert.equal(await count(page), '8 of 15 roles');
    const chips = page.locator('.chips button');
    assert.deepEqual(await chips.allTextContents(), ['German', 'Clear all']);
    assert.equal(await page.locator('.toggle').textContent(), 'Filters (1)');
    await chips.filter({ hasText: 'German' }).click();
    assert.equal(await count(page), '15 roles');
    assert.deepEqual(await chips.allTextContents(), []);
  }, { address: '?language=de', jobs: postings().map((job, i) => ({ ...job, language: i % 8 ? 'en' : 'de' })) }));

  test('that are locked are not offered to be dropped where nothing matches', () => on('lock="company" filter-company="Acme"', async (page) => {
    const ways = page.locator('.suggestions button');
    await ways.filter({ hasText: 'On site' }).waitFor();
    assert.deepEqual((await ways.allTextContents()).filter((way) => way.includes('Acme')), []);
  }, {
    address: '?workplace=onsite', jobs: postings().map((job) => ({ ...job, workplace: [job.companyName === 'Acme' ? 'remote' : 'onsite'] })),
  }));

  test('are above the list when the second script is not there', async () => {
    server.routes['/jobstand-more.mjs'] = (_, response) => response.writeHead(404).end();
    await on('', async (page) => {
      await page.getByRole('button', { name: 'Filters' }).click();
      await page.getByRole('checkbox', { name: 'Acme' }).check();
      assert.equal(await count(page), '15 of 60 roles');
    }, { width: 400 }).finally(() => { delete server.routes['/jobstand-more.mjs']; });
  });

  test('are beside the list where there is room, and a role beside both where there is more', () => on('', async (page) => {
    const left = async (selector) => (await page.locator(selector).first().boundingBox()).x;
    assert.ok(await left('.filters') < await left('.list'));
    assert.equal(await page.getByRole('button', { name: 'Filters' }).isVisible(), false);
    await page.locator('.item a').first().click();
    await page.locator('.detail h2').waitFor();
    assert.ok(await left('.list') < await left('.detail'));
    await page.setViewportSize({ width: 900, height: 800 });
    assert.equal(await page.locator('.list').first().isVisible(), false);
    assert.equal(await page.locator('.detail h2').isVisible(), true);
  }));
});

describe('the list', () => {
  test('may be cards', () => on('view="cards"', async (page) => {
    const [a, b] = [await page.locator('.item').nth(0).boundingBox(), await page.locator('.item').nth(1).boundingBox()];
    assert.equal(a.y, b.y);
    assert.ok(b.x > a.x + a.width);
  }));

  test('has headings of teams, the largest first and those without a team last; more of it goes on', () => {
    const jobs = postings(60).map((job, i) => ({ ...job, department: i < 5 ? undefined : i % 3 ? 'Data' : 'Design' }));
    return on('group="department"', async (page) => {
      const headings = () => page.locator('.group').allTextContents();
      assert.deepEqual(await headings(), ['Data 37']);
      assert.equal((await shown(page)).length, 25);
      await page.getByRole('button', { name: 'Show more roles' }).click();
      assert.deepEqual(await headings(), ['Data 37', 'Design 18']);
      assert.equal(await focus(page), (await shown(page))[25]);
      await page.getByRole('button', { name: 'Show more roles' }).click();
      assert.deepEqual(await headings(), ['Data 37', 'Design 18', 'Other 5']);
      assert.equal(new Set(await shown(page)).size, 60);
      assert.deepEqual(await page.locator('h3, h4').evaluateAll((all) => all.slice(0, 3).map((e) => e.localName)), ['h3', 'h4', 'h4']);
    }, { jobs });
  });

  test('says the other places of each role also under headings', () => {
    const jobs = Array.from({ length: 12 }, (_, i) => ({
      id: `${i}`, title: `Role ${i >> 1}`, companyName: 'Acme', body: `${i >> 1}`, location: i % 2 ? 'Paris' : 'Berlin',
      department: i < 4 ? 'Design' : 'Data', timestamp: 1760000000000 - (i >> 1) * 86_400_000,
    }));
    return on('group="department" twins="on" page-size="3"', async (page) => {
      assert.deepEqual(await shown(page), ['Role 2', 'Role 3', 'Role 4']);
      assert.deepEqual(await page.locator('.item').evaluateAll((all) => all.map((e) => e.querySelectorAll('.twins a').length)), [1, 1, 1]);
    }, { jobs });
  });

  test('keeps the search in sight, on the colour of the page', () => {
    server.routes['/blue.css'] = 'body { background: rgb(10, 20, 30); color: white; }';
    return on('', async (page) => {
      await page.evaluate(() => document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/blue.css' })));
      await page.waitForFunction(() => getComputedStyle(document.body).backgroundColor === 'rgb(10, 20, 30)');
      await page.getByLabel('Sort by').selectOption('title');
      await page.mouse.wheel(0, 1500);
      await page.waitForFunction(() => scrollY > 1000);
      assert.ok((await page.getByRole('searchbox').boundingBox()).y < 20);
      const behind = await page.locator('.search').evaluate((e) => getComputedStyle(e, '::before').backgroundColor);
      assert.equal(behind, 'rgb(10, 20, 30)');
    });
  });

  test('is as long as the window while a text is typed, and whole with a pause, which leaves the focus where it is', () => on('', async (page) => {
    await page.locator('#q').fill('data');
    await page.locator('.total', { hasText: ' of 60 roles' }).waitFor(); // answered at once from now on
    const typed = await page.evaluate(() => {
      const root = document.querySelector('job-stand').shadowRoot;
      const input = root.querySelector('#q');
      input.focus();
      input.value = 'e';
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      const items = [...root.querySelectorAll('.item')];
      items[1].querySelector('a').focus();
      window.parts = [];
      new MutationObserver((changes) => window.parts.push(...changes)).observe(root.querySelector('.list'), { childList: true });
      return { items: items.length, end: items.at(-1).getBoundingClientRect().bottom - innerHeight, focus: items[1].dataset.id, hits: document.querySelector('job-stand').results.hits.length };
    });
    assert.equal(typed.hits, 25);
    assert.ok(typed.items >= 6 && typed.items < 25, `${typed.items} roles`);
    assert.ok(typed.end >= 0, `${typed.end} px below the window's end`);
    const items = page.locator('.item');
    await items.nth(24).waitFor();
    assert.equal(await items.count(), 25);
    assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.closest('.item')?.dataset.id), typed.focus);
    const parts = await page.evaluate(() => window.parts.map(({ addedNodes, removedNodes }) => [addedNodes.length, removedNodes.length]));
    assert.ok(parts.length > 1, `${parts.length} parts`); // no frame is as long as the whole
    assert.deepEqual([parts.reduce((sum, [added]) => sum + added, typed.items), parts.reduce((sum, [, removed]) => sum + removed, 0)], [25, 0]);
  }));

  test('is silent when the board is removed before it is whole', () => on('', async (page, { said }) => {
    await page.locator('#q').fill('data');
    await page.locator('.total', { hasText: ' of 60 roles' }).waitFor();
    await page.evaluate(() => {
      const board = document.querySelector('job-stand');
      const input = board.shadowRoot.querySelector('#q');
      input.focus();
      input.value = 'e';
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      board.remove();
    });
    await page.waitForTimeout(500);
    assert.deepEqual(said, []);
  }));

  // Else a list that is whole would be laid out once more.
  test('has its styles from the start: those of the second script change no row', () => on('', async (page) => {
    let go;
    const held = new Promise((done) => { go = done; });
    await page.route('**/jobstand-more.mjs*', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${server.url}/page.html`);
    await page.locator('.item').nth(24).waitFor();
    const styles = () => page.locator('.item').first().evaluate((item) => [item, ...item.querySelectorAll('*')].flatMap((e) => {
      const style = getComputedStyle(e);
      return [...style].filter((name) => !name.startsWith('scroll-margin')).map((name) => `${e.className || e.localName} ${name}: ${style.getPropertyValue(name)}`);
    }));
    const before = await styles();
    go();
    await page.waitForFunction(() => document.querySelector('job-stand').shadowRoot.adoptedStyleSheets.length > 1);
    const after = await styles();
    assert.ok(before.length > 1000);
    assert.deepEqual(after.filter((style, i) => style !== before[i]), []);
  }));

  test('stays where it is when "60 roles" become "4 of 60 roles", also on a phone', () => on('', async (page) => {
    await page.evaluate(() => {
      document.body.style.font = '16px monospace'; // as wide on every machine
    });
    const height = () => page.locator('.bar').evaluate((bar) => bar.getBoundingClientRect().height);
    const before = await height();
    await page.locator('#q').fill('backend engineer');
    await page.locator('.total', { hasText: ' of 60 roles' }).waitFor();
    assert.equal(await height(), before);
  }, { width: 360 }));

  test('leaves the filters as wide as they are when a role is opened beside it', () => on('', async (page) => {
    const width = () => page.locator('.filters').evaluate((filters) => filters.getBoundingClientRect().width);
    const before = await width();
    await page.locator('.item .title a').first().click();
    await page.locator('.detail article[data-id]').waitFor();
    assert.equal(await width(), before);
  }, { width: 1440 }));

  const long = Array.from({ length: 60 }, (_, i) => `${'word '.repeat(20)}of paragraph ${i}.`).join('\n\n');
  const many = Array.from({ length: 40 }, (_, i) => ({ id: `${i}`, title: `Role ${i}`, summary: 'What it is about. '.repeat(12), body: long, hashtags: ['one', 'two'] }));

  for (const view of ['list', 'cards']) {
    test(`as ${view} makes room for a role once that is painted, and what is out of sight comes last`, () => on(`view="${view}"`, async (page) => {
      const [before, first] = await page.evaluate(async () => {
        const root = document.querySelector('job-stand').shadowRoot;
        const seen = () => ({
          list: root.querySelector('.list').clientWidth,
          row: root.querySelector('.item').clientWidth,
          left: root.querySelector('.detail article[data-id]')?.getBoundingClientRect().left,
          paragraphs: root.querySelectorAll('.body p').length,
        });
        root.querySelectorAll('.item a')[1].click();
        await new Promise((done) => setTimeout(done, 1000)); // its module is there
        root.querySelector('.back').click();
        await new Promise((done) => setTimeout(done, 1000));
        const before = seen();
        root.querySelector('.item a').click();
        await new Promise(requestAnimationFrame);
        return [before, seen()];
      });
      assert.deepEqual([first.list, first.row], [before.list, before.row]);
      assert.ok(first.paragraphs > 0 && first.paragraphs < 60, `${first.paragraphs} paragraphs in the first frame`);
      await page.waitForFunction(() => document.querySelector('job-stand').shadowRoot.querySelectorAll('.body p').length === 60);
      await page.waitForFunction((width) => document.querySelector('job-stand').shadowRoot.querySelector('.list').clientWidth < width / 2, before.list);
      await page.waitForFunction(() => [...document.querySelector('job-stand').shadowRoot.querySelectorAll('.item')].every((item) => item.getClientRects().length));
      assert.equal(await page.locator('.detail article[data-id]').evaluate((article) => article.getBoundingClientRect().left), first.left);
      assert.deepEqual(await page.locator('.detail .body + .tags li').allTextContents(), ['one', 'two']);
    }, { jobs: many }));
  }

  for (const width of [400, 1280]) {
    test(`shows all its rows again when a role is closed at ${width} px, whatever their headings`, () => on('group="company"', async (page) => {
      await page.locator('.item .title a').last().click();
      await page.locator('.body p').nth(59).waitFor();
      await page.locator('.back').click();
      await page.waitForFunction(() => [...document.querySelector('job-stand').shadowRoot.querySelectorAll('.item, .group')].every((row) => row.getClientRects().length));
      assert.equal(await focus(page), await page.locator('.item .title a').last().textContent());
    }, { width, jobs: many.map((job, i) => ({ ...job, company: `Company ${i % 15}` })) }));
  }

  test('leaves the page where it is when a role that it does not show is opened beside it', () => on('page-size="10"', async (page) => {
    await page.locator('.item .title a').nth(9).click();
    await page.locator('.body p').nth(59).waitFor();
    const before = await page.evaluate(() => scrollY);
    assert.ok(before > 100);
    await page.evaluate(() => document.querySelector('job-stand').open('30'));
    await page.waitForFunction(() => document.querySelector('job-stand').shadowRoot.querySelector('.detail h2').textContent === 'Role 30');
    await page.locator('.body p').nth(59).waitFor();
    assert.equal(await page.evaluate(() => scrollY), before);
  }, { jobs: many, height: 600 }));

  test('leaves another role at its beginning, however far the one before was read', () => on('', async (page) => {
    await page.locator('.item a').first().click();
    await page.locator('.body p').nth(59).waitFor();
    await page.locator('.detail').evaluate((detail) => detail.scrollTo(0, 900));
    await page.locator('.item a').nth(1).click();
    await page.waitForFunction(() => document.querySelector('job-stand').shadowRoot.querySelector('.detail h2').textContent === 'Role 1');
    await page.locator('.body p').nth(59).waitFor();
    assert.equal(await page.locator('.detail').evaluate((detail) => detail.scrollTop), 0);
  }, { jobs: many, height: 400 }));

  test('is not shortened where the visitor has scrolled to', () => on('', async (page) => {
    await page.locator('.item').last().scrollIntoViewIfNeeded();
    const items = await page.evaluate(() => {
      const root = document.querySelector('job-stand').shadowRoot;
      const input = root.querySelector('#q');
      input.focus({ preventScroll: true });
      input.value = 'e';
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      return root.querySelectorAll('.item').length;
    });
    assert.equal(items, 25);
  }));

  const covered = (page) => page.locator('.search').evaluate((search) => {
    const { bottom } = search.getBoundingClientRect();
    const behind = -Number.parseFloat(getComputedStyle(search, '::before').bottom);
    const { top } = search.getRootNode().querySelector('#sort').getBoundingClientRect();
    return bottom + behind - top;
  });

  test('covers nothing of the bar with the search when a role brings the board to the top', () => on('', async (page) => {
    await page.evaluate(() => {
      document.body.prepend(document.createElement('div'));
      document.body.firstChild.style.height = `${innerHeight - 250}px`;
    });
    await page.locator('.item a').first().click();
    await page.locator('.detail h2').waitFor();
    await page.waitForFunction(() => scrollY > 0);
    const overlap = await covered(page);
    assert.ok(overlap <= 0.5, `${overlap} px`);
  }, { width: 1280 }));

  test('nor when a link of the page does', () => on('id="roles"', async (page) => {
    await page.waitForFunction(() => document.querySelector('job-stand').shadowRoot.adoptedStyleSheets.length > 1);
    await page.evaluate(() => document.querySelector('#roles').scrollIntoView());
    assert.ok(await page.evaluate(() => scrollY > 0));
    const overlap = await covered(page);
    assert.ok(overlap <= 0.5, `${overlap} px`);
  }));

  test('prints without controls', () => on('', async (page) => {
    await page.waitForFunction(() => document.querySelector('job-stand').shadowRoot.adoptedStyleSheets.length > 1);
    await page.emulateMedia({ media: 'print' });
    for (const selector of ['.search', '.bar', '.filters', '.more']) assert.equal(await page.locator(selector).isVisible(), false, selector);
    assert.equal(await page.locator('.item').first().isVisible(), true);
    await page.emulateMedia({ media: 'screen' });
    await page.locator('.item a').first().click();
    await page.locator('.body strong').waitFor();
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.list').first().isVisible(), false);
    assert.match(await page.locator('.apply').evaluate((e) => getComputedStyle(e, '::after').content), /attr|jobs\.example\/7\/apply/);
    // In a flex box the space before the address would be lost.
    assert.equal(await page.locator('.apply').evaluate((e) => getComputedStyle(e).display), 'block');
  }));
});

describe('colours', () => {
  // Of two colours as computed styles say them; one that lets something through has none.
  const contrast = (a, b) => {
    const light = (colour) => {
      assert.match(colour, /^rgb\(/);
      const [red, green, blue] = colour.match(/\d+/g).map((n) => (n / 255 <= 0.03928 ? n / 255 / 12.92 : ((n / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
    };
    return Math.max(light(a) / light(b), light(b) / light(a));
  };
  const colours = (locator) => locator.evaluate((e) => {
    const { color, backgroundColor, forcedColorAdjust } = getComputedStyle(e);
    return { color, background: backgroundColor, plates: forcedColorAdjust };
  });

  for (const colorScheme of ['light', 'dark']) {
    test(`that the system forces, ${colorScheme}, leave matches and kept roles apart from the others, and legible`, () => on('saved="on"', async (page) => {
      await page.getByRole('searchbox').fill('embedded');
      const mark = page.locator('.item mark').first();
      await mark.waitFor();
      await page.locator('.item .title a').first().click();
      const save = page.locator('.save');
      await save.click();
      const behind = colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(0, 0, 0)';
      for (const { color, background, plates } of [await colours(mark), await colours(save)]) {
        assert.ok(contrast(color, background) >= 4.5, `${color} on ${background}`);
        assert.ok(contrast(background, behind) > 1.05, `${background} on ${behind}`);
        assert.equal(plates, 'none'); // a plate of the system's between the two would be seen instead
      }
    }, { colorScheme, forcedColors: 'active' }));
  }

  test('of scroll bars are those of the text, on what is behind them', () => on('theme="dark"', async (page) => {
    await page.locator('.item a').first().click();
    await page.locator('.detail h2').waitFor();
    const bar = await page.locator('.detail').evaluate((e) => getComputedStyle(e).scrollbarColor);
    assert.match(bar, /0\.91.* rgba\(0, 0, 0, 0\)$/);
  }));

  test('on paper are black and white, also of a dark board', () => on('theme="dark"', async (page) => {
    await page.locator('.item a').first().click();
    await page.locator('.body strong').waitFor();
    await page.emulateMedia({ media: 'print' });
    assert.equal((await colours(page.locator('.root'))).background, 'rgb(255, 255, 255)');
    for (const selector of ['.detail h2', '.body p', '.body a', 'dt']) {
      const { color } = await colours(page.locator(selector).first());
      assert.ok(contrast(color, 'rgb(255, 255, 255)') >= 7, `${selector}: ${color}`);
    }
  }));
});

describe('a role', () => {
  test('leads to the next and the previous one, also beyond what is shown', () => on('page-size="2"', async (page) => {
    const heading = page.locator('.detail h2');
    const all = ['Data Developer 7', 'Embedded Lead 59', 'Platform Developer 58', 'Data Engineer 57'];
    await page.getByRole('link', { name: all[0] }).click();
    await heading.getByText(all[0]).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Previous role' }).isDisabled(), true);
    for (const name of all.slice(1)) {
      await page.getByRole('button', { name: 'Next role' }).click();
      await heading.getByText(name).waitFor();
      assert.equal(await focus(page), name);
    }
    await page.goBack();
    await heading.getByText(all[2]).waitFor();
    for (const name of [all[1], all[0]]) {
      await page.getByRole('button', { name: 'Previous role' }).click();
      await heading.getByText(name).waitFor();
    }
  }));

  test('leads on from where the address begins, to the end of the list and not beyond', () => on('page-size="2"', async (page) => {
    await page.getByRole('button', { name: 'Next role' }).click();
    await page.locator('.detail h2', { hasText: 'Backend Engineer 0' }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Next role' }).isDisabled(), true);
    assert.equal(await page.getByRole('button', { name: 'Previous role' }).isDisabled(), false);
  }, { address: '?job=job-1' }));

  test('leads on under the next heading, which is not shown yet', () => on('group="department" page-size="20"', async (page) => {
    await page.locator('.item a').last().click();
    for (const name of ['Embedded Lead 59', 'Frontend Lead 56']) {
      await page.getByRole('button', { name: 'Next role' }).click();
      await page.locator('.detail h2', { hasText: name }).waitFor();
    }
  }));

  test('of 16,000 lines without text shows the first of them at once and keeps nobody waiting', () => on('', async (page) => {
    const [took, first] = await page.evaluate(async () => {
      const root = document.querySelector('job-stand').shadowRoot;
      root.querySelectorAll('.item a')[1].click();
      await new Promise((done) => setTimeout(done, 1000)); // its module is there
      const start = performance.now();
      root.querySelector('.item a').click();
      const took = [];
      const watch = new MutationObserver(() => took.push(root.querySelectorAll('.body hr').length));
      watch.observe(root.querySelector('.detail'), { childList: true, subtree: true });
      while (!took.some((n) => n > 0)) await new Promise((done) => setTimeout(done));
      const first = took.find((n) => n > 0);
      while (root.querySelectorAll('.body hr').length < 16_000) await new Promise((done) => setTimeout(done));
      return [performance.now() - start, first];
    });
    assert.ok(first < 100, `${first} lines at once`);
    assert.ok(took < 3000, `${took} ms`);
  }, { jobs: [{ id: 'lines', title: 'Lines', bodyHtml: '<hr>'.repeat(16_000), featured: 10 }, ...postings(9)] }));

  test('copies its address', () => on('', async (page) => {
    await page.locator('.item a').first().click();
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByText('Link copied').waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${server.url}/page.html?job=job-7`);
  }, { permissions: ['clipboard-read', 'clipboard-write'] }));

  test('shows others like it', () => on('', async (page) => {
    await page.locator('.item a').first().click();
    const similar = page.locator('.end .title a');
    await similar.first().waitFor();
    const names = await similar.allTextContents();
    assert.equal(names.length, 3);
    assert.ok(!names.includes('Data Developer 7'));
    assert.match(names[0], /Data Developer/);
    await similar.first().click();
    await page.locator('.detail h2').getByText(names[0]).waitFor();
  }));
});

describe('roles that are kept', () => {
  test('are a list of their own, over visits, and what was not there the last time is new', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    server.routes['/page.html'] = boardPage('src="/jobs.json" saved="on"');
    const open = async () => {
      await page.goto(`${server.url}/page.html`);
      await settled(page);
    };
    await open();
    const events = page.evaluate(() => new Promise((done) => document.addEventListener('job-stand-save', (e) => done(e.detail), { once: true })));
    await page.getByRole('link', { name: 'Embedded Lead 59' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    assert.deepEqual(await events, { id: 'job-59', saved: true });
    assert.equal(await page.locator('.item .badge', { hasText: 'New' }).count(), 0);
    assert.equal(await page.locator('.item', { hasText: 'Embedded Lead 59' }).locator('.badge').textContent(), 'Saved');

    // The next day two roles are new and one that was kept is gone.
    await page.evaluate(() => {
      const [key] = Object.keys(localStorage);
      const stored = JSON.parse(localStorage[key]);
      localStorage[key] = JSON.stringify({ ...stored, at: stored.at - 86_400_000, saved: [...stored.saved, 'job-gone'] });
    });
    server.routes['/jobs.json'] = JSON.stringify([...postings(60), { id: 'n1', title: 'First', timestamp: 1e12 }, { id: 'n2', title: 'Second', timestamp: 1e12 }]);
    await open();
    await page.getByRole('button', { name: 'Saved (1)' }).click();
    assert.equal(await count(page), '1 saved role');
    assert.deepEqual(await shown(page), ['Embedded Lead 59']);
    await page.getByRole('searchbox').fill('first');
    await page.locator('.badge', { hasText: 'New' }).waitFor();
    assert.deepEqual(await shown(page), ['First']);
    await page.waitForURL(/q=first/);
    await page.reload();
    await settled(page);
    await page.locator('.badge', { hasText: 'New' }).waitFor(); // the same visit
    assert.equal(await page.evaluate(() => localStorage.length), 1);
    server.routes['/jobs.json'] = JSON.stringify(postings());
    await context.close();
  });

  test('of a feed that is given as data are the same whatever the address says', () => on('saved="on"', async (page) => {
    const load = () => page.evaluate((jobs) => {
      const board = document.createElement('job-stand');
      board.setAttribute('saved', 'on');
      board.feed = jobs;
      document.querySelector('job-stand').replaceWith(board);
    }, postings());
    await load();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.goto(`${server.url}/page.html?utm_source=x#part`);
    await load();
    await page.getByRole('button', { name: 'Saved (1)' }).waitFor();
  }, { address: '?job=job-59' }));

  test('a role that the address opens can be kept at once', () => on('saved="on"', async (page) => {
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('link', { name: 'All roles' }).click();
    await page.getByRole('button', { name: 'Saved (1)' }).click();
    assert.deepEqual(await shown(page), ['Embedded Lead 59']);
  }, { address: '?job=job-59' }));

  for (const view of ['list', 'cards']) {
    test(`as ${view} say so once, also where the list comes in parts`, () => on(`saved="on" view="${view}"`, async (page) => {
      await page.locator('.list .title a').first().click();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.goto(`${server.url}/page.html`);
      await page.locator('.badge', { hasText: 'Saved' }).first().waitFor();
      assert.deepEqual(await page.locator('.badge').allTextContents(), ['Featured', 'Saved']);
      await page.locator('#q').pressSequentially('e');
      await page.locator('.total', { hasText: ' of 60 roles' }).waitFor();
      await page.locator('.item').nth(24).waitFor();
      await page.waitForTimeout(100);
      await page.locator('#q').fill('');
      await page.locator('.total', { hasText: /^60 roles/ }).waitFor();
      await page.locator('.item').nth(24).waitFor();
      await page.waitForTimeout(100);
      assert.deepEqual(await page.locator('.badge').allTextContents(), ['Featured', 'Saved']);
    }));
  }

  for (const [when, act] of [['the list', () => {}], ['a role was opened', (page) => page.locator('.item .title a').nth(1).click()]]) {
    test(`say so also where the second script comes after ${when}`, () => on('saved="on"', async (page) => {
      await page.locator('.list .title a').first().click();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.route('**/jobstand-more.mjs*', async (route) => {
        await page.locator('.item').nth(24).waitFor();
        await settled(page);
        await act(page);
        await route.continue();
      });
      await page.goto(`${server.url}/page.html`);
      await page.locator('.badge', { hasText: 'Saved' }).first().waitFor();
      assert.deepEqual(await page.locator('.badge').allTextContents(), ['Featured', 'Saved']);
    }));
  }

  test('without storage they are kept as long as the page is there', () => on('saved="on"', async (page) => {
    await page.addInitScript(() => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } }));
    await page.reload();
    await settled(page);
    for (const n of [0, 1]) {
      await page.locator('.list .title a').nth(n).click();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
    }
    await page.getByRole('button', { name: 'Saved (2)' }).waitFor();
  }));

  test('a board that is removed while it notes what is there is silent', () => on('saved="on"', async (page, { said }) => {
    await page.evaluate(() => {
      const board = document.querySelector('job-stand');
      document.body.append(board); // again from the start: noting takes three turns
      new MutationObserver(() => board.shadowRoot.querySelector('.kept') && board.remove())
        .observe(board.shadowRoot, { subtree: true, childList: true });
    });
    await page.locator('job-stand').waitFor({ state: 'detached' });
    await page.waitForTimeout(200);
    assert.deepEqual(said, []);
  }, { jobs: postings(3000) }));

  test('storage that is broken or forbidden costs nothing else', () => on('saved="on"', async (page) => {
    for (const stored of ['{', '{"version":2}', '{"version":1,"saved":{}}', 'null']) {
      await page.evaluate((text) => { localStorage[Object.keys(localStorage)[0]] = text; }, stored);
      await page.reload();
      await settled(page);
      await page.getByRole('link', { name: 'Embedded Lead 59' }).click();
      await page.getByRole('button', { name: 'Save', exact: true }).waitFor();
      await page.goBack();
    }
  }));
});

describe('languages', () => {
  const page = (lang, attributes = '') => {
    server.routes['/lang.html'] = boardPage(`src="/demo/board/jobs.json" ${attributes}`).replace('lang="en"', `lang="${lang}"`);
  };
  const open = (use, options) => visit(browser, `${server.url}/lang.html`, use, options);

  test("are the page's: German is said throughout, with its dates and money", async () => {
    page('de-AT');
    await open(async (page) => {
      assert.equal(await count(page), '24 Stellen');
      await page.getByRole('checkbox', { name: 'Europa' }).waitFor();
      await page.getByRole('checkbox', { name: 'Deutschland' }).check();
      await page.waitForURL(/location=Germany/);
      await page.getByRole('button', { name: 'Filter Ort: Deutschland entfernen' }).click();
      await page.getByRole('link', { name: 'Staff Platform Engineer (SRE)' }).click();
      await page.getByRole('link', { name: 'Bewerben als Staff Platform Engineer (SRE)' }).waitFor();
      const facts = await page.locator('.detail dl').textContent();
      assert.match(facts, /Gehalt€?.*98.000.*122.000.*pro Jahr/);
      assert.match(facts, /18\. Nov\.? 2026|18\.11\.2026/);
      assert.match(facts, /Arbeitsort/);
      await page.evaluate(() => document.querySelector('job-stand').setAttribute('lang', 'fr'));
      await page.getByText('24 postes').waitFor();
      await page.getByRole('link', { name: /^Postuler/ }).waitFor();
    });
  });

  test('from right to left the board is mirrored', async () => {
    page('ar');
    await open(async (page) => {
      const x = async (selector) => (await page.locator(selector).first().boundingBox()).x;
      assert.ok(await x('.filters') > await x('.list'));
      assert.equal(await page.locator('.root').getAttribute('dir'), 'rtl');
    });
  });

  test('of a summary and of the body below it may be another, and both begin on the same side', async () => {
    page('ar');
    await open(async (page) => {
      await page.getByRole('link', { name: 'Développeur·se front-end React' }).click();
      await page.locator('.body p').first().waitFor();
      for (const selector of ['.lead', '.body p']) {
        // The last line is shorter than the others.
        const gap = await page.locator(selector).first().evaluate((e) => {
          const range = document.createRange();
          range.selectNodeContents(e);
          return [...range.getClientRects()].at(-1).left - e.getBoundingClientRect().left;
        });
        assert.ok(Math.abs(gap) < 1, `${selector}: ${gap}`);
      }
    });
  });

  test('of a summary that is cut may be another: its dots have room', async () => {
    page('ar');
    await open(async (page) => {
      // As lines flush right, with which browsers draw the dots outside of the box.
      const gaps = await page.locator('.teaser').evaluateAll((all) => all.filter((e) => e.scrollHeight > e.clientHeight + 4).map((e) => {
        const range = document.createRange();
        range.selectNodeContents(e);
        const line = [...range.getClientRects()].find((rect) => rect.top > e.getBoundingClientRect().top + 10);
        return line.left - e.getBoundingClientRect().left;
      }));
      assert.ok(gaps.length > 3);
      assert.ok(gaps.every((gap) => Math.abs(gap) < 1), `${gaps}`);
    }, { viewport: { width: 360, height: 800 } });
  });

  test('of a tag may be another: it reads from its own side', () => on('', async (page) => {
    const [word, sign] = await page.locator('.tags li').first().evaluate((tag) => [0, 5].map((at) => {
      const range = document.createRange();
      range.setStart(tag.firstChild, at);
      range.setEnd(tag.firstChild, at + 3);
      return range.getBoundingClientRect().left;
    }));
    assert.ok(sign < word, `${sign} and ${word}`);
  }, { jobs: [{ title: 'Engineer', hashtags: ['\u0645\u0637\u0648\u0631 C++'] }] }));

  test('that cannot be had leave English, and the developer is told', async () => {
    page('cs');
    server.routes['/lang/cs.json'] = (_, response) => response.writeHead(404).end('no');
    await open(async (page, { said }) => {
      assert.equal(await count(page), '24 roles');
      assert.ok(said.some((line) => /lang="cs"/.test(line)));
    });
    delete server.routes['/lang/cs.json'];
  });

  test("may be the page's own words", async () => {
    page('fi');
    await open(async (page) => {
      await page.evaluate(() => { document.querySelector('job-stand').words = { 'roles.other': '{n} paikkaa', clear: 'Tyhjennä', apply: 'Hae' }; });
      await page.getByText('24 paikkaa').waitFor();
      await page.locator('.list a').first().click();
      assert.equal(await page.locator('.apply').textContent(), 'Hae');
    });
  });
});
