// Hostile postings in Chromium: every payload in every place of a body, and in every field.
// An oracle looks at the DOM that comes out; live fire waits for a script to run.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { boardPage, launch, newPage, serve, settled } from './support/browser.mjs';

const own = JSON.parse(readFileSync(new URL('../data/xss.json', import.meta.url), 'utf8'));
const corpus = new URL('../../../shared/corpora/xss/payloads.json', import.meta.url);

// Where a payload can stand in a body.
const PLACES = {
  alone: (p) => p,
  paragraph: (p) => `before ${p} after`,
  'link text': (p) => `[${p}](https://a.example/)`,
  'link destination': (p) => `[x](${p})`,
  'bracketed destination': (p) => `[x](<${p}>)`,
  'link title': (p) => `[x](https://a.example/ "${p}")`,
  reference: (p) => `[x]\n\n[x]: ${p}`,
  image: (p) => `![${p}](${p})`,
  autolink: (p) => `<${p}>`,
  heading: (p) => `# ${p}`,
  'list item': (p) => `* ${p}\n* [ ] ${p}`,
  quote: (p) => `> ${p}`,
  'table cell': (p) => `| a |\n|---|\n| ${p} |`,
  'code span': (p) => `\`${p}\``,
  'code block': (p) => `\`\`\`${p}\n${p}\n\`\`\``,
  emphasis: (p) => `**${p}** *${p}* ~~${p}~~`,
};
const FIELDS = ['title', 'location', 'host', 'companyName', 'url', 'applyUrl', 'jobType', 'logoUrl', 'companyWebsite',
  'summary', 'seniority', 'department', 'language', 'id'];

let browser;
let server;
before(async () => {
  browser = await launch();
  server = await serve({ '/blank.html': '<!doctype html><html lang="en"><title>t</title><body></body></html>', '/board.html': boardPage('src="/none.json" logos="on"'), '/none.json': '[]' });
});
after(async () => {
  await browser.close();
  await server.close();
});

/** A page on which a script that runs is noticed, and which nothing can leave. */
async function range(path) {
  const opened = await newPage(browser);
  const leaks = [];
  await opened.context.addInitScript(() => {
    window.fired = [];
    for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = (...args) => void window.fired.push([name, ...args]);
  });
  await opened.context.route('**', (route) => {
    const url = route.request().url();
    if (url.startsWith(server.url)) return route.continue();
    if (!/^https?:\/\/[^/]+\/?.*$/.test(url) || route.request().resourceType() !== 'image') leaks.push(url);
    return route.abort();
  });
  await opened.page.goto(server.url + path);
  return { ...opened, leaks };
}

/** Renders bodies in the page and returns what is wrong with them. */
const renderAll = (page, jobs) => page.evaluate(async (list) => {
  const { loadCore, renderNodes } = await import('/core.mjs');
  window.core ??= loadCore();
  const board = (await window.core).openBoard(JSON.stringify(list));
  const ELEMENTS = new Set('p h2 h3 h4 h5 h6 ul ol li blockquote pre hr table thead tbody tr th td a strong em del code br dl dt dd u sub sup'.split(' '));
  const ATTRIBUTES = { a: ['href', 'rel'], ol: ['start'], li: ['data-task'], th: ['data-align'], td: ['data-align'] };
  const wrong = [];
  const holder = document.createElement('div');
  document.body.append(holder);
  for (const { id } of list) {
    const fragment = renderNodes(await board.body(id), document, { base: 'https://base.example/' });
    for (const element of fragment.querySelectorAll('*')) {
      if (!ELEMENTS.has(element.localName) || element.namespaceURI !== 'http://www.w3.org/1999/xhtml') wrong.push([id, element.localName]);
      for (const { name, value } of element.attributes) {
        if (!ATTRIBUTES[element.localName]?.includes(name)) wrong.push([id, name, value]);
        if (name === 'href' && !['http:', 'https:', 'mailto:', 'tel:'].includes(element.protocol)) wrong.push([id, value]);
      }
    }
    holder.replaceChildren(fragment);
    for (const element of holder.querySelectorAll('*')) {
      for (const type of ['mouseover', 'focus', 'pointerenter', 'error', 'load']) element.dispatchEvent(new Event(type));
    }
  }
  board.close();
  holder.remove();
  return { wrong, fired: window.fired };
}, jobs);

async function bodies(payloads) {
  const { page, context, broken, leaks } = await range('/blank.html');
  let count = 0;
  for (const [place, write] of Object.entries(PLACES)) {
    for (let i = 0; i < payloads.length; i += 700) {
      const jobs = payloads.slice(i, i + 700).map((payload, j) => ({ id: `${place} ${i + j}`, title: 't', body: write(payload) }));
      const { wrong, fired } = await renderAll(page, jobs);
      assert.deepEqual(wrong, []);
      assert.deepEqual(fired, []);
      count += jobs.length;
    }
  }
  const { wrong, fired } = await renderAll(page, payloads.map((bodyHtml, i) => ({ id: `html ${i}`, title: 't', bodyHtml })));
  assert.deepEqual({ wrong, fired, broken, leaks }, { wrong: [], fired: [], broken: [], leaks: [] });
  await context.close();
  return count + payloads.length;
}

async function fields(payloads) {
  const { page, context, broken, leaks } = await range('/board.html');
  await settled(page);
  let links = 0;
  for (let i = 0; i < payloads.length; i += 150) {
    const jobs = payloads.slice(i, i + 150).map((payload, j) => ({
      ...Object.fromEntries(FIELDS.map((field) => [field, payload])),
      title: `${j} ${payload}`, id: `${payload} ${j}`, hashtags: [payload, `#${payload}`], locations: [payload], remoteScope: [payload],
      workplace: [payload], employment: [payload], salary: { text: payload, currency: payload, period: payload }, timestamp: payload,
    }));
    const { wrong, seen } = await page.evaluate(async (list) => {
      const board = document.querySelector('job-stand');
      board.setAttribute('page-size', '200');
      board.feed = list;
      await board.ready;
      const root = board.shadowRoot;
      const bad = [];
      let hrefs = 0;
      const check = (id) => {
        for (const element of root.querySelectorAll('*')) {
          if (/^(script|style|iframe|object|embed|svg|math|template|base|meta|link|textarea|video|audio)$/.test(element.localName)) bad.push([id, element.outerHTML.slice(0, 100)]);
          for (const { name, value } of element.attributes) {
            if (/^on|^style$|^srcdoc$|^formaction$|^action$/.test(name)) bad.push([id, name, value]);
            if (name === 'src' && !/^https?:/.test(element.src)) bad.push([id, name, value]);
          }
          if (element.localName === 'a') {
            hrefs++;
            if (!['http:', 'https:', 'mailto:'].includes(element.protocol)) bad.push([id, element.href]);
          }
        }
      };
      check('list');
      for (const { id } of board.results.hits.filter((_, n) => n % 5 === 0)) {
        board.open(id);
        check(id);
      }
      board.close();
      return { wrong: bad, seen: hrefs };
    }, jobs);
    assert.deepEqual(wrong, []);
    links += seen;
  }
  assert.deepEqual(await page.evaluate(() => window.fired), []);
  assert.deepEqual(broken.filter((line) => !/img-src|Loading the image/.test(line)), []);
  assert.deepEqual(leaks, []);
  assert.ok(links > payloads.length);
  await context.close();
}

describe('hostile postings', () => {
  test(`our own ${own.length} payloads do nothing in any place of a body`, async (t) => {
    t.diagnostic(`${await bodies(own)} bodies`);
  });
  test(`our own ${own.length} payloads do nothing in any field`, () => fields(own));

  const skip = existsSync(corpus) ? false : 'the corpus of payloads is not here';
  const payloads = skip ? [] : JSON.parse(readFileSync(corpus, 'utf8')).map(({ payload }) => payload);
  test('the payloads of others do nothing in any place of a body', { skip }, async (t) => {
    t.diagnostic(`${payloads.length} payloads, ${await bodies(payloads)} bodies`);
  });
  test('the payloads of others do nothing in any field', { skip }, () => fields(payloads));

  test('the oracle sees a hole', async () => {
    const { page, context } = await range('/blank.html');
    const seen = await page.evaluate(() => {
      const link = document.createElement('a');
      link.setAttribute('href', 'javascript:alert(1)');
      return link.protocol;
    });
    assert.equal(seen, 'javascript:');
    await context.close();
  });
});
