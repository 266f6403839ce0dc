// range.mjs - where hostile postings are shown: every payload in every place of a body, and in
// every field of a board, judged by the oracle.
import { boardPage, newPage, serve, settled } from './browser.mjs';
import { BOMBS, ELEMENTS, HTML_PLACES, install, PLACES, renderAll, renderForged } from './oracle.mjs';

const FIELDS = ['title', 'location', 'host', 'companyName', 'url', 'applyUrl', 'jobType', 'logoUrl', 'companyWebsite', 'hashtags',
  'summary', 'summaryBackup', 'seniority', 'department', 'employmentType', 'language', 'id', 'body', 'bodyHtml', 'bodyUrl'];
const BLANK = '<!doctype html><html lang="en"><title>t</title><body></body></html>';

/** What `use` makes of a page without a policy, which nothing can leave. Nothing stays open, also when it throws. */
export async function range(browser, path, routes, use) {
  const server = await serve({ '/blank.html': BLANK, '/board.html': boardPage('src="/none.json" logos="on"'), '/none.json': '[]', ...routes }, { policy: '' });
  const opened = await newPage(browser);
  try {
    return await use({ ...opened, leaks: await open(opened, server.url, path) });
  } finally {
    await opened.context.close();
    await server.close();
  }
}

async function open({ context, page }, url, path) {
  const leaks = [];
  await context.addInitScript(install, ELEMENTS);
  await context.route('**', (route) => {
    const asked = route.request().url();
    if (asked.startsWith(url)) return route.continue();
    // A logo, or the posting's own bodyUrl.
    if (!/^https?:/.test(asked) || !['image', 'fetch'].includes(route.request().resourceType())) leaks.push(asked);
    return route.abort();
  });
  await page.goto(url + path);
  return leaks;
}

const parts = (list, size) => Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));

/** How many bodies were rendered, and what is wrong with them. */
export const bodies = (browser, payloads, routes) => range(browser, '/blank.html', routes, async ({ page, broken, leaks }) => {
  const { count, wrong } = await bodiesOn(page, payloads);
  return { count, wrong: [...wrong, ...broken, ...leaks] };
});

/** The same on a page of any engine that has the oracle; `page` needs to evaluate, no more. */
export async function bodiesOn(page, payloads) {
  let count = 0;
  const wrong = [];
  for (const [place, write] of [...Object.entries(PLACES), ...Object.entries(HTML_PLACES)]) {
    for (const part of parts(payloads, 700)) {
      const name = HTML_PLACES[place] ? 'bodyHtml' : 'body';
      const jobs = part.map((payload, i) => ({ id: `${place} ${i}`, title: 't', [name]: write(payload) }));
      for (const [id, ...what] of await page.evaluate(renderAll, jobs)) wrong.push([id, ...what, part[id.split(' ').at(-1)]]);
      count += jobs.length;
    }
  }
  wrong.push(...(await page.evaluate(renderAll, BOMBS)), ...(await page.evaluate(renderForged, payloads)));
  return { count, wrong };
}

/** How many links were looked at, and what is wrong with the boards that show `payloads`. */
export const fields = (browser, payloads, routes, every = 5) => range(browser, '/board.html', routes, async ({ page, broken, leaks }) => {
  await settled(page);
  const { links, wrong } = await fieldsOn(page, payloads, every);
  return { links, wrong: [...wrong, ...broken.filter((line) => !/img-src|Loading the image/.test(line)), ...leaks] };
});

/** The same on a page of any engine that has the oracle and a board. */
export async function fieldsOn(page, payloads, every) {
  let links = 0;
  const found = [];
  for (const part of parts(payloads, 150)) {
    const jobs = part.map((payload, i) => ({
      ...Object.fromEntries(FIELDS.map((field) => [field, payload])),
      ...(i % 3 > 0 && { bodyUrl: undefined }), ...(i % 3 > 1 && { body: undefined }),
      title: `${i} ${payload}`, id: `${payload} ${i}`, hashtags: [payload, `#${payload}`], locations: [payload], remoteScope: [payload], departments: [payload],
      workplace: [payload], employment: [payload], salary: { text: payload, currency: payload, period: payload }, timestamp: payload, updated: payload, validThrough: payload,
    }));
    const { wrong, seen } = await page.evaluate(async ([list, nth]) => {
      const board = document.querySelector('job-stand');
      board.setAttribute('page-size', '200');
      board.feed = list;
      await board.ready;
      const root = board.shadowRoot;
      const bad = [];
      let hrefs = 0;
      const check = (id) => {
        for (const element of root.querySelectorAll('*')) {
          const { localName, namespaceURI } = element;
          if (/^(script|style|iframe|object|embed|math|template|base|meta|link|textarea|video|audio)$/.test(localName)) bad.push([id, element.outerHTML.slice(0, 100)]);
          if (namespaceURI !== 'http://www.w3.org/1999/xhtml' && !/^(svg|path|circle)$/.test(localName)) bad.push([id, localName]);
          for (const { name, value } of element.attributes) {
            if (/^on|^style$|^srcdoc$|^formaction$|^action$|^xlink|^background$|^ping$/.test(name)) bad.push([id, name, value]);
            if (name === 'src' && !/^https?:/.test(element.src)) bad.push([id, name, value]);
          }
          if (localName === 'a') {
            hrefs++;
            if (!['http:', 'https:', 'mailto:', 'tel:', ':'].includes(element.protocol)) bad.push([id, element.href]);
          }
        }
        window.oracle.fire(root.querySelector('article') ?? root);
      };
      check('list');
      for (const { id } of board.results.hits.filter((_, n) => n % nth === 0)) {
        board.open(id);
        await new Promise((done) => setTimeout(done));
        check(id);
      }
      board.close();
      await new Promise((done) => setTimeout(done));
      for (const call of window.fired.splice(0)) bad.push(['', 'fired', call]);
      return { wrong: bad, seen: hrefs };
    }, [jobs, every]);
    found.push(...wrong);
    links += seen;
  }
  return { links, wrong: found };
}
