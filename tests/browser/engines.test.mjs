// The board in Chromium, Firefox and WebKitGTK: what every visitor does, under a policy that
// allows nothing but its own files, and hostile postings on a page that would let them run.
//
// An engine that is not here is skipped and says so in its name; in CI it fails where the system has a
// package for it. JOBSTAND_ENGINES names some of them; JOBSTAND_SHOTS a folder for pictures of what failed.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { axeSource, boardPage, postings, serve, STRICT } from './support/browser.mjs';
import { ENGINES, missing, open, packaged } from './support/engines.mjs';
import { build, HOLES } from './support/holes.mjs';
import { ELEMENTS, install } from './support/oracle.mjs';
import { bodiesOn, fieldsOn } from './support/range.mjs';

const engines = process.env.JOBSTAND_ENGINES?.split(' ') ?? ENGINES;
// Every other one: xss.test.mjs takes all, and others' as well, in Chromium.
const payloads = JSON.parse(readFileSync(new URL('../data/xss.json', import.meta.url), 'utf8')).filter((_, i) => i % 2 === 0);

// WebDriver has no console: every page keeps what went wrong itself. $ and $$ look into the board.
const WITNESS = `
  window.wrong = [];
  const note = (...all) => window.wrong.push(all.join(' '));
  addEventListener('error', (event) => event instanceof ErrorEvent && note('uncaught', event.message));
  addEventListener('unhandledrejection', ({ reason }) => note('unhandled', reason));
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => note('policy', effectiveDirective, blockedURI, sample));
  for (const level of ['error', 'warn']) console[level] = (...all) => note(level, ...all);
  window.board = () => document.querySelector('job-stand');
  window.$ = (selector) => board().shadowRoot.querySelector(selector);
  window.$$ = (selector) => [...board().shadowRoot.querySelectorAll(selector)];
  window.texts = (selector) => $$(selector).map((element) => element.textContent);
  window.focused = () => document.activeElement.shadowRoot?.activeElement;
  window.seen = (element) => element.getClientRects().length > 0;`;

const FALLBACK = '<p id="fallback"><a href="https://jobs.example/">All jobs</a></p>';
const page = (attributes = 'src="/jobs.json"', inside = FALLBACK, more = '') =>
  boardPage(attributes, inside, more).replace('<script', '<link rel="stylesheet" href="/page.css"><script src="/witness.js"></script><script');
const narrow = (html) => html.replace('<main>', '<main class="narrow">');
const FEW = 'src="/jobs.json" page-size="6"'; // axe looks at every element
const RANKED = [
  { id: 'cook', title: 'Cook', body: 'Our machines are written in Rust.', timestamp: 1_790_000_000_000 },
  { id: 'smith', title: 'Rust Engineer', bodyHtml: '<h2>You</h2><p>know <b>iron</b>.</p><script>x</script><ul><li>one</ul>', timestamp: 1_760_000_000_000 },
];
// Lets scripts of a posting run; whatever else it would load breaks the policy, and that is kept.
const LIVE = "default-src 'none'; style-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; connect-src *; img-src *; base-uri 'none'; form-action 'none'";

let feed;
const routes = {
  '/witness.js': WITNESS,
  '/page.css': '.narrow { width: 360px; }',
  '/jobs.json': JSON.stringify(postings()),
  '/ranked.json': JSON.stringify(RANKED),
  '/feed.json': (request, response, headers) => feed(response, headers),
  '/page.html': page(),
  '/ranked.html': page('src="/ranked.json"'),
  '/few.html': page(FEW),
  '/narrow.html': narrow(page(FEW)),
  '/german.html': page(FEW).replace('lang="en"', 'lang="de"'),
  '/arabic.html': page(FEW).replace('lang="en"', 'lang="ar" dir="rtl"'),
  '/dark.html': page(`${FEW} theme="dark"`),
  '/failing.html': page('src="/feed.json"'),
  '/two.html': page('src="/jobs.json" url-prefix="a-" label="One"', '', '<job-stand id="b" src="/ranked.json" url-prefix="b-" label="Two"></job-stand>'),
};
const live = {
  '/witness.js': WITNESS,
  '/none.json': '[]',
  '/page.css': '',
  '/blank.html': '<!doctype html><html lang="en"><title>t</title><script src="/witness.js"></script><body></body></html>',
  '/board.html': page('src="/none.json" logos="on"'),
};

for (const engine of engines) {
  const reason = missing(engine);
  if (reason && process.env.CI && packaged(engine)) {
    test(`${engine}: tested`, () => assert.fail(`${reason}; this system has a package for it`));
  } else if (reason) {
    test(`${engine}: NOT TESTED, ${reason}`, { skip: reason });
  } else {
    describe(engine, () => suite(engine));
  }
}

function suite(engine) {
  let driver;
  let server;
  let range;
  before(async () => {
    server = await serve(routes);
    range = await serve(live, { policy: LIVE });
    driver = await open(engine);
  });
  after(async () => {
    await driver?.close();
    await server.close();
    await range.close();
  });

  const evaluate = (script, argument) => driver.evaluate(script, argument);
  const waitFor = (probe, argument) => driver.waitFor(probe, argument);
  const settled = () => waitFor(() => ['ready', 'failed'].includes(board()?.dataset.state));
  const total = () => evaluate(() => $('.total').textContent);
  const totalIs = (text) => waitFor((wanted) => $('.total').textContent === wanted, text);
  const focusIs = (text) => waitFor((wanted) => window.focused()?.textContent === wanted, text);
  const address = () => evaluate(() => location.search);

  /** Opens a page, runs `use`, and fails when the page threw, said or was refused something. */
  async function on(path, use) {
    try {
      await driver.goto(server.url + path);
      await settled();
      await use();
      assert.deepEqual(await evaluate(() => window.wrong), []);
    } catch (error) {
      if (process.env.JOBSTAND_SHOTS) await driver.shot(`${process.env.JOBSTAND_SHOTS}/${engine}.png`).catch(() => {});
      throw error;
    }
  }

  async function audit(name) {
    await evaluate(axeSource); // put in by the driver: the policy would not let it in
    const found = await evaluate(async () => {
      const { violations, passes } = await axe.run(document, { resultTypes: ['violations'] });
      return { violations: violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).slice(0, 2).join(' ')}`), passes: passes.length };
    });
    assert.deepEqual(found.violations, [], name);
    assert.ok(found.passes > 10, `${name}: ${found.passes} rules were tried`);
  }

  test('shows the list, featured first, then the newest', (t) => on('/page.html', async () => {
    t.diagnostic(`${engine} ${driver.version}`);
    assert.equal(await total(), '60 roles');
    const titles = await evaluate(() => texts('h3 a'));
    assert.equal(titles.length, 25);
    assert.deepEqual(titles.slice(0, 2), ['Data Developer 7', 'Embedded Lead 59']);
    assert.equal(await evaluate(() => seen(document.querySelector('#fallback'))), false);
  }));

  test('typing finds and highlights', () => on('/page.html', async () => {
    await driver.type('#q', 'zurich fron');
    await totalIs('3 of 60 roles');
    assert.deepEqual(await evaluate(() => [...$('.item').querySelectorAll('mark')].map((mark) => mark.textContent)), ['Frontend', 'Zürich']);
  }));

  test('a word in the title comes before a newer posting with it in the text', () => on('/ranked.html', async () => {
    assert.deepEqual(await evaluate(() => texts('h3 a')), ['Cook', 'Rust Engineer']);
    await driver.type('#q', 'rust');
    await waitFor(() => texts('h3 a').join() === 'Rust Engineer,Cook');
  }));

  test('filters count for each other and keep the focus', () => on('/page.html', async () => {
    await driver.click('fieldset[data-facet="company"] label', 'Acme');
    await totalIs('15 of 60 roles');
    await driver.click('fieldset[data-facet="company"] label', 'Bolt');
    await totalIs('30 of 60 roles');
    assert.equal(await evaluate(() => window.focused().closest('fieldset').dataset.facet), 'company');
    assert.deepEqual(await evaluate(() => texts('fieldset[data-facet="company"] .count')), ['15', '15', '15', '15']);
    await waitFor(() => texts('fieldset[data-facet="location"] label').length > 0);
    assert.equal(await evaluate(() => texts('fieldset[data-facet="location"] label').some((text) => text.includes('Zürich'))), false);
    await driver.click('.chips button', 'Acme');
    await totalIs('15 of 60 roles');
  }));

  test('Back and Forward go through text, filters and a posting', () => on('/page.html?utm_source=x', async () => {
    await driver.type('#q', 'engineer');
    const found = await total();
    await driver.click('fieldset[data-facet="company"] label', 'Acme');
    await waitFor(() => location.search.includes('company=Acme'));
    const filtered = await total();
    await driver.click('h3 a');
    await waitFor(() => $('.detail h2'));
    assert.match(await address(), /^\?utm_source=x&q=engineer&company=Acme&job=job-\d+$/);
    await driver.back();
    await waitFor(() => !$('.detail h2'));
    assert.equal(await total(), filtered);
    await driver.back();
    await totalIs(found);
    assert.equal(await address(), '?utm_source=x&q=engineer');
    await driver.back();
    await totalIs('60 roles');
    assert.equal(await evaluate(() => $('#q').value), '');
    for (let i = 0; i < 3; i++) await driver.forward();
    await waitFor(() => $('.detail h2'));
    assert.equal(await total(), filtered);
    assert.equal(await evaluate(() => $('#q').value), 'engineer');
  }));

  test('an address opens what it names', () => on('/page.html?q=backend&company=Acme&job=job-0', async () => {
    assert.equal(await total(), '3 of 60 roles');
    assert.equal(await waitFor(() => $('.detail h2')?.textContent), 'Backend Engineer 0');
    assert.deepEqual(await evaluate(() => $$('input:checked').map(({ value }) => value)), ['Acme']);
  }));

  test('a posting opens with its text, takes the focus, and gives it back', () => on('/page.html', async () => {
    await driver.click('h3 a', 'Embedded Lead 59');
    assert.equal(await waitFor(() => $('.body strong')?.textContent), '59');
    assert.deepEqual(await evaluate(() => [$$('.body li').length, $('.body td[data-align=right]').textContent, $('.body a').rel, $('a.apply').href]),
      [2, '2', 'noopener noreferrer nofollow ugc', 'https://jobs.example/59/apply']);
    assert.equal(await evaluate(() => window.focused().localName), 'h2');
    await driver.click('.back');
    await focusIs('Embedded Lead 59');
    assert.equal(await evaluate(() => $('.detail').childElementCount), 0);
  }));

  test('so does one of HTML, without its script', () => on('/ranked.html', async () => {
    await driver.click('h3 a', 'Rust Engineer');
    await waitFor(() => $('.body li')?.textContent === 'one');
    assert.equal(await evaluate(() => $('.body').textContent), 'Youknow iron.one');
    assert.equal(await evaluate(() => $('.body strong').textContent), 'iron');
  }));

  test('a posting that is opened from the lower edge of the window is seen', () => on('/page.html', async () => {
    await evaluate(() => {
      document.body.prepend(document.createElement('div'));
      document.body.firstChild.style.height = `${innerHeight - 250}px`;
    });
    await waitFor(() => $('h3 a').getBoundingClientRect().top > innerHeight / 2);
    await evaluate(() => $('h3 a').click());
    await waitFor(() => window.focused()?.localName === 'h2');
    const [top, bottom, height] = await evaluate(() => [window.focused().getBoundingClientRect().top, window.focused().getBoundingClientRect().bottom, innerHeight]);
    assert.ok(top >= 0 && bottom <= height, `${top} to ${bottom} of ${height}`);
  }));

  test('beside a role, the row that was clicked stays where it was, and when the role is closed again', () => on('/page.html', async () => {
    await evaluate(() => $$('h3 a')[15].scrollIntoView({ block: 'center' }));
    const top = () => evaluate(() => $$('.item')[15].getBoundingClientRect().top);
    const width = () => evaluate(() => $('.list').clientWidth);
    const [before, wide] = [await top(), await width()];
    await evaluate(() => $$('h3 a')[15].click());
    await waitFor((wide) => $('.body strong') && $('.list').clientWidth < wide / 2 && $$('.item').every(seen), wide);
    const open = await top();
    await evaluate(() => $('.back').click());
    await waitFor((wide) => $('.list').clientWidth === wide && $$('.item').every(seen), wide);
    const closed = await top();
    assert.ok(Math.abs(open - before) < 2 && Math.abs(closed - before) < 2, `${before}, ${open}, ${closed}`);
  }));

  test('everything works with the keyboard alone', () => on('/page.html', async () => {
    await waitFor(() => texts('fieldset[data-facet="location"] label').length > 0); // the last thing that comes
    const tabTo = async (what, key = 'Tab') => {
      for (let i = 0; i < 90; i++) {
        await driver.press(key);
        if (await evaluate((selector) => window.focused()?.matches(selector), what)) return;
      }
      assert.fail(`${key} never comes to ${what}`);
    };
    await tabTo('#q');
    for (const key of 'lead') await driver.press(key);
    await totalIs('20 of 60 roles');
    await tabTo('#sort');
    await tabTo('input[type=checkbox]');
    await driver.press('Space');
    await waitFor(() => $('input:checked') && window.focused()?.checked);
    assert.match(await total(), /^\d of 60 roles$/);
    await tabTo('h3 a');
    const title = await evaluate(() => window.focused().textContent);
    await driver.press('Enter');
    await waitFor(() => window.focused()?.localName === 'h2');
    await tabTo('a.apply');
    await tabTo('.back', 'Shift+Tab');
    await driver.press('Enter');
    await focusIs(title);
  }));

  test('more roles come on demand, and the focus goes to the first of them', () => on('/page.html', async () => {
    await driver.click('.more');
    await waitFor(() => texts('h3 a').length === 50);
    await waitFor(() => window.focused()?.textContent === texts('h3 a')[25]);
    await driver.click('.more');
    await waitFor(() => texts('h3 a').length === 60 && !seen($('.more')));
  }));

  test('where there is no room the filters are a dialog that says what they find', () => on('/narrow.html', async () => {
    assert.equal(await evaluate(() => seen($('fieldset'))), false);
    await driver.click('.toggle');
    await waitFor(() => $('dialog')?.open && seen($('fieldset')));
    await driver.click('dialog fieldset[data-facet="company"] label', 'Acme');
    await waitFor(() => /15/.test($('dialog .done').textContent));
    await driver.press('Escape');
    await waitFor(() => !$('dialog'));
    assert.equal(await total(), '15 of 60 roles');
    assert.equal(await evaluate(() => window.focused() === $('.toggle')), true);
  }));

  test('speaks German, and Arabic from right to left', async () => {
    await on('/german.html', async () => {
      assert.equal(await total(), '60 Stellen');
      assert.equal(await evaluate(() => $('.more').textContent), 'Mehr Stellen zeigen');
      assert.equal(await evaluate(() => $('.meta time').textContent), await evaluate((day) => new Intl.DateTimeFormat('de', { dateStyle: 'medium', timeZone: 'UTC' }).format(day), 1760000000000 + 7 * 86_400_000));
    });
    await on('/arabic.html', async () => {
      assert.match(await total(), /وظيفة/);
      assert.equal(await evaluate(() => getComputedStyle($('.list')).direction), 'rtl');
      assert.ok(await evaluate(() => $('.panel, .filters').getBoundingClientRect().left > $('.list').getBoundingClientRect().left), 'the filters are on the right');
    });
  });

  test('is dark by attribute', () => on('/dark.html', async () => {
    const [text, background] = await evaluate(() => {
      const context = document.createElement('canvas').getContext('2d');
      const light = (colour) => {
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
        return Math.max(...context.getImageData(0, 0, 1, 1).data.slice(0, 3));
      };
      return [light(getComputedStyle($('.root')).color), light(getComputedStyle(board()).backgroundColor)];
    });
    assert.ok(text > 180 && background < 80, `${text} on ${background}`);
  }));

  test('a feed that fails leaves the links and a sentence, and trying again works', async () => {
    feed = (response) => response.writeHead(503).end();
    await on('/failing.html', async () => {
      assert.equal(await evaluate(() => board().dataset.state), 'failed');
      assert.equal(await evaluate(() => seen(document.querySelector('#fallback'))), true);
      assert.equal(await evaluate(() => $('[role=alert] p').textContent), 'The job list could not be loaded.');
      const said = await evaluate(() => window.wrong.splice(0).join('\n'));
      assert.match(said, /^error <job-stand>.*HTTP 503/);
      feed = (response, headers) => response.writeHead(200, headers).end('[{"title":"Back again"}]');
      await driver.click('[role=alert] button');
      await waitFor(() => board().dataset.state === 'ready');
      assert.deepEqual(await evaluate(() => texts('h3 a')), ['Back again']);
    });
  });

  test('a feed that breaks off in the middle is not shown as a whole', async () => {
    feed = (response, headers) => {
      response.writeHead(200, { ...headers, 'content-length': 1000 }).write('[{"title":"a"},');
      setTimeout(() => response.destroy(), 50);
    };
    await on('/failing.html', async () => {
      assert.equal(await evaluate(() => board().dataset.state), 'failed');
      assert.match(await evaluate(() => window.wrong.splice(0).join('\n')), /<job-stand>/);
    });
  });

  test('a policy without WebAssembly gives the board as JavaScript, and says what to add', async () => {
    const strict = await serve(routes, { policy: STRICT.replace(" 'wasm-unsafe-eval'", '') });
    await driver.goto(`${strict.url}/page.html`);
    await settled();
    assert.equal(await evaluate(() => board().dataset.state), 'ready');
    await driver.type('[type="search"]', 'kafka backend');
    await totalIs('12 of 60 roles');
    assert.match(await evaluate(() => window.wrong.splice(0).join('\n')), /add 'wasm-unsafe-eval' to script-src/);
    await strict.close();
  });

  test('two boards on a page each have their own', () => on('/two.html?a-company=Acme&b-q=rust', async () => {
    await waitFor(() => document.querySelector('#b').dataset.state === 'ready');
    assert.equal(await total(), '15 of 60 roles');
    assert.equal(await evaluate(() => document.querySelector('#b').shadowRoot.querySelector('.total').textContent), '2 roles');
    await driver.click('fieldset[data-facet="company"] label', 'Bolt');
    await totalIs('30 of 60 roles');
    assert.equal(await address(), '?b-q=rust&a-company=Acme&a-company=Bolt');
  }));

  test('removed and put back, it works again', () => on('/page.html', async () => {
    await evaluate(async () => {
      const one = board();
      for (let i = 0; i < 20; i++) {
        one.remove();
        document.querySelector('main').append(one);
      }
      await one.ready;
    });
    await driver.type('#q', 'backend');
    await totalIs('12 of 60 roles');
  }));

  test('axe finds nothing: list, posting, dark, right to left', async () => {
    await on('/few.html', async () => {
      await audit('list');
      await driver.click('h3 a');
      await waitFor(() => $('.body p') && $('.end .title'));
      await audit('posting');
    });
    await on('/dark.html', () => audit('dark'));
    await on('/arabic.html', () => audit('right to left'));
  });

  test('axe finds nothing at 360 px: list, dialog, posting', () => on('/narrow.html', async () => {
    await audit('list');
    await driver.click('.toggle');
    await waitFor(() => $('dialog')?.open);
    await audit('dialog');
    await driver.press('Escape');
    await waitFor(() => !$('dialog'));
    await driver.click('h3 a');
    await waitFor(() => $('.body p') && $('.end .title'));
    await audit('posting');
  }));

  if (engine === 'chromium') return; // there xss.test.mjs does it, and more
  describe('hostile postings', () => {
    const enter = async (path) => {
      await driver.goto(range.url + path);
      await waitFor(() => document.body && window.wrong);
      await evaluate(install, ELEMENTS);
    };
    /** What ran or was refused. A script of our own, the last one, shows that one would be heard. */
    const heard = async () => {
      await evaluate(() => {
        const link = document.createElement('a');
        link.href = "javascript:alert('last')";
        document.body.append(link);
        link.click();
      });
      await waitFor(() => window.fired.includes('alert(last)'));
      return evaluate(() => [...window.fired.filter((call) => call !== 'alert(last)'), ...window.wrong.filter((line) => /^(policy|uncaught)/.test(line))]);
    };

    test(`${payloads.length} payloads do nothing in any place of a body`, async (t) => {
      await enter('/blank.html');
      const { count, wrong } = await bodiesOn(driver, payloads);
      t.diagnostic(`${count} bodies`);
      assert.deepEqual([...wrong, ...(await heard())], []);
      assert.ok(count > payloads.length * 15, `${count}`);
    });

    test(`${payloads.length} payloads do nothing in any field`, async (t) => {
      await enter('/board.html');
      await settled();
      const { links, wrong } = await fieldsOn(driver, payloads, 10);
      t.diagnostic(`${links} links`);
      assert.deepEqual([...wrong, ...(await heard())], []);
      assert.ok(links > payloads.length);
    });

    test('the oracle sees a hole here, too', async () => {
      const hole = HOLES.find(({ name }) => name === 'any scheme is a link');
      Object.assign(live, await build(hole));
      try {
        await enter('/blank.html');
        const { wrong } = await bodiesOn(driver, payloads.filter((text) => /^\s*javascript:/i.test(text)));
        assert.ok(wrong.some(([, how]) => how === 'tree'));
      } finally {
        for (const name of ['core', 'jobstand', 'jobstand-more']) delete live[`/${name}.mjs`];
      }
    });
  });
}
