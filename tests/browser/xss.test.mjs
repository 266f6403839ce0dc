// Hostile postings in Chromium: every payload in every place of a body, and in every field.
// An oracle looks at the streams and at the DOM that comes of them; live fire clicks and waits
// for a script to run, on pages without a policy that would stop one.
//
// Of the corpus of others' payloads every JOBSTAND_XSS-th is taken, 24 when that is not set;
// JOBSTAND_XSS=1 takes all.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch } from './support/browser.mjs';
import { build, HOLES } from './support/holes.mjs';
import { bodies, fields, range } from './support/range.mjs';

const shared = process.env.JOBSTAND_SHARED ? pathToFileURL(`${process.env.JOBSTAND_SHARED}/`) : new URL('../../../shared/', import.meta.url);
const corpus = new URL('corpora/xss/payloads.json', shared);
const own = JSON.parse(readFileSync(new URL('../data/xss.json', import.meta.url), 'utf8'));
const step = Number(process.env.JOBSTAND_XSS ?? 24);
const skip = existsSync(corpus) ? false : 'the corpus of payloads is not here';
const others = skip ? [] : JSON.parse(readFileSync(corpus, 'utf8')).map(({ payload }) => payload).filter((_, i) => i % step === 0);

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

describe('hostile postings', () => {
  for (const [whose, payloads, options] of [['our own', own, {}], ['others’', others, { skip }]]) {
    test(`${payloads.length} payloads of ${whose} do nothing in any place of a body`, options, async (t) => {
      const { count, wrong } = await bodies(browser, payloads);
      t.diagnostic(`${payloads.length} payloads, ${count} bodies, ${payloads.length} forged streams`);
      assert.deepEqual(wrong, []);
    });
    test(`${payloads.length} payloads of ${whose} do nothing in any field`, options, async (t) => {
      const { links, wrong } = await fields(browser, payloads, {}, step === 1 ? 1 : 5);
      t.diagnostic(`${links} links`);
      assert.deepEqual(wrong, []);
      assert.ok(links > payloads.length);
    });
  }
});

describe('the oracle', () => {
  test('hears the payloads when they are shown as HTML', async (t) => {
    const { fired, wrong } = await range(browser, '/blank.html', {}, ({ page }) => page.evaluate(async (list) => {
      const fired = new Set();
      let wrong = 0;
      for (const payload of list) {
        const holder = document.createElement('div');
        document.body.append(holder);
        holder.innerHTML = payload;
        wrong += window.oracle.tree(holder).length > 0;
        try {
          window.oracle.fire(holder);
        } catch {}
        await new Promise((done) => setTimeout(done, 5));
        if (window.fired.splice(0).length) fired.add(payload);
        holder.remove();
      }
      return { fired: fired.size, wrong };
    }, own));
    t.diagnostic(`of ${own.length} payloads ${fired} run and ${wrong} are seen`);
    assert.ok(fired > 20, `${fired} run`);
    assert.ok(wrong > 60, `${wrong} are seen`);
  });

  test('leaves nothing open when a page breaks', async () => {
    await assert.rejects(bodies(browser, own, { '/core.mjs': 'throw new Error("broken")' }), /broken/);
    assert.deepEqual(browser.contexts(), []);
  });

  // The holes that need a new module are for tests/bench/holes.mjs.
  for (const hole of HOLES.filter(({ file }) => file.endsWith('.ts'))) {
    test(`sees a hole: ${hole.name}`, async (t) => {
      const routes = await build(hole);
      const some = own.filter((_, i) => i % 4 === 0);
      const found = hole.fields ? await fields(browser, some, routes) : await bodies(browser, some, routes);
      assert.notEqual(found.wrong.length, 0);
      t.diagnostic(`${found.wrong.length} times, first ${JSON.stringify(found.wrong[0]).slice(0, 120)}`);
    });
  }
});
