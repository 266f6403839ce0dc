// Real postings from Markdown to the page: the first one that the project was given, and 246
// of a public employer. Both are read from ../shared and skipped where that is not.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { boardPage, launch, newPage, serve, settled } from './support/browser.mjs';

const path = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const tool = path('dist/bin/jobstand');
const skipUnless = (folder) => (existsSync(path(folder)) ? false : `${folder} is not here`);

let browser;
let server;
before(async () => {
  browser = await launch();
  server = await serve({ '/page.html': boardPage('src="/jobs.json" logos="on"') });
});
after(async () => {
  await browser.close();
  await server.close();
});

async function open(feed, use) {
  server.routes['/jobs.json'] = feed;
  const opened = await newPage(browser);
  await opened.page.goto(`${server.url}/page.html`);
  await settled(opened.page);
  await use(opened.page, opened);
  await opened.context.close();
}

describe('real postings', () => {
  test('every field of the seed posting reaches the page', { skip: skipUnless('../shared/seed') }, async () => {
    const feed = execFileSync(tool, ['build', path('../shared/seed'), '-o', '-'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const [job] = JSON.parse(feed).jobs;
    assert.equal(job.id, 'lever:vitaminsoftware:04b9eeb5-31f9-4dc0-8328-cf7d70cb00da');
    assert.equal(job.host, 'https://jobs.lever.co/vitaminsoftware/?location=Remote%20-%20EU');
    await open(feed, async (page, { broken }) => {
      const item = page.locator('.item').first();
      const text = await item.textContent();
      for (const part of ['Backend Software Engineer', 'Remote-EU', 'Vitamin Software', 'Featured', 'Dec 9, 2020', 'mid-level backend software engineer',
        'aws', 'azure', 'monitoring', 'operations', 'management', 'English']) assert.ok(text.includes(part), part);
      assert.equal(await item.locator('img').getAttribute('src'), 'https://jobboard-logos-bucket.s3.eu-central-1.amazonaws.com/vitamin-software');
      await item.locator('h3 a').click();
      const detail = page.locator('.detail');
      await detail.getByRole('heading', { name: 'Responsibilities' }).waitFor();
      const href = (name) => detail.getByRole('link', { name }).first().getAttribute('href');
      assert.equal(await href('Apply for Backend Software Engineer'), `${job.url}/apply`);
      assert.equal(await href('Original posting'), job.url);
      assert.equal(await detail.locator('dl a').getAttribute('href'), 'https://www.vitaminsoftware.com/');
      assert.ok((await detail.locator('dl').textContent()).includes('Software')); // jobType
      assert.equal(await detail.locator('.body h3').count(), 2);
      assert.equal(await detail.locator('.body li').count(), 16);
      assert.equal(await detail.locator('.body strong').first().textContent(), 'Step 1:');
      assert.equal(await detail.locator('.body a').count(), 2);
      // The strict policy lets no picture of another site in; nothing else was stopped.
      assert.deepEqual(broken.filter((line) => !/image/.test(line)), []);
    });
  });

  test('246 postings of a public employer are shown, found and opened', { skip: skipUnless('../shared/corpora/cds-snc') }, async () => {
    const built = spawnSync(tool, ['build', path('../shared/corpora/cds-snc'), '-o', '-'], { encoding: 'utf8', maxBuffer: 1 << 26 });
    const feed = JSON.parse(built.stdout);
    assert.equal(feed.count, 246);
    assert.match(built.stderr, /leverId/); // keys that are not used are listed
    await open(built.stdout, async (page, { broken }) => {
      assert.equal(await page.locator('.total').textContent(), '246 roles');
      await page.getByRole('searchbox').fill('gestionnaire produits');
      assert.match(await page.locator('.total').textContent(), /^\d+ of 246 roles$/);
      const failed = await page.evaluate(async (jobs) => {
        const board = document.querySelector('job-stand');
        const wrong = [];
        for (const { id, title, body } of jobs) {
          board.state = { text: title };
          if (!board.results.total) wrong.push(`not found: ${title}`);
          board.open(id);
          const detail = board.shadowRoot.querySelector('.detail');
          const shown = () => detail.querySelector('article')?.dataset.id === id && !detail.querySelector('[aria-busy]');
          for (let i = 0; i < 400 && !shown(); i++) await new Promise((done) => setTimeout(done, 5));
          if (detail.querySelector('h2')?.textContent !== title) wrong.push(`not opened: ${id}`);
          if (body && !detail.querySelector('.body').textContent.trim()) wrong.push(`no body: ${id}`);
        }
        return wrong;
      }, feed.jobs.map(({ id, title, body }) => ({ id, title, body })));
      assert.deepEqual(failed, []);
      assert.deepEqual(broken, []);
    });
  });
});
