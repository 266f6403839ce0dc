// commonmark.test.mjs - every example of the CommonMark specification, 0.31.2, but for those
// with raw HTML or a picture: the tool renders neither.
//
// Compared are elements, attributes and text, to the last space. Before that, what Jobstand
// does otherwise on purpose is done to the specification's result as well:
//   - headings are lowered by one, h6 stays
//   - `title` and `class` are left out, and `rel` is not looked at
//   - a link that is not http, https, mailto, tel or relative is its label
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const tool = fileURLToPath(new URL('../../dist/bin/jobstand', import.meta.url));
const require = createRequire(new URL('../../web/package.json', import.meta.url));
const examples = require('commonmark-spec').tests.map(({ number, section, markdown, html }) => ({
  number,
  section,
  markdown: markdown.replaceAll('→', '\t'),
  html: html.replaceAll('→', '\t'),
}));

// Examples whose result is another one, and why.
const EMPTY = 'a link to nothing is its label';
const SPACES =
  'md4c drops spaces before a line end inside a code span; a page shows one either way';
const BARE = 'a bare address is a link, as on GitHub';
const EXCEPTIONS = new Map([
  [25, 'the table of named characters has the 400 that postings use'],
  [200, EMPTY],
  [265, "a list's first number has 24 bits"],
  [335, SPACES],
  [337, SPACES],
  [485, EMPTY],
  [486, EMPTY],
  [487, EMPTY],
  [567, EMPTY],
  [608, BARE],
  [611, BARE],
  [612, BARE],
  [640, SPACES],
]);

const TAG = /<\/?[a-zA-Z][^<>]*>/g;
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"' };
const decode = (text) => text.replace(/&(amp|lt|gt|quot);/g, (_, name) => ENTITIES[name]);

/** Markup of the result that is in the source letter by letter was not made from Markdown. */
const isRaw = ({ markdown, html }) =>
  /<img|<[!?]/.test(html) ||
  (markdown.includes('<') && html.includes(markdown.trim())) ||
  [...html.matchAll(TAG)].some(([tag]) => markdown.includes(tag));

const isAllowed = (href) =>
  /^(https?|mailto|tel):/i.test(href) || !/^[a-z][a-z0-9+.-]*:/i.test(href);

const lowered = (name) => name.replace(/^h[1-5]$/, (h) => `h${Number(h[1]) + 1}`);

/** Fragment of HTML to lines such as `<a href=x>`, `"text"`, `</a>`. */
function outline(html, { specification }) {
  const lines = [];
  const text = (piece) => {
    if (piece === '') return;
    if (lines.at(-1)?.startsWith('"')) lines.push(JSON.stringify(JSON.parse(lines.pop()) + piece));
    else lines.push(JSON.stringify(piece));
  };
  const links = []; // for every open link, whether it is one
  let at = 0;
  for (const match of html.matchAll(TAG)) {
    text(decode(html.slice(at, match.index)));
    at = match.index + match[0].length;
    const [, slash, name, rest] = /^<(\/?)([a-z0-9]+)([^>]*)>$/.exec(match[0]);
    const tag = specification ? lowered(name) : name;
    if (slash) {
      if (tag !== 'a' || links.pop()) lines.push(`</${tag}>`);
      continue;
    }
    const attributes = [...rest.matchAll(/ ([a-z-]+)="([^"]*)"/g)]
      .map(([, key, value]) => [key, decode(value)])
      .filter(([key]) => !['rel', 'title', 'class'].includes(key));
    if (tag === 'a') {
      links.push(isAllowed(attributes[0]?.[1] ?? ''));
      if (!links.at(-1)) continue;
    }
    lines.push(`<${[tag, ...attributes.map(([key, value]) => `${key}=${value}`)].join(' ')}>`);
  }
  text(decode(html.slice(at)));
  return lines;
}

const chosen = examples.filter((example) => !isRaw(example));

test('the specification has its 652 examples, most of them without raw HTML', () => {
  assert.equal(examples.length, 652);
  assert.ok(chosen.length > 500, `${chosen.length} examples are compared`);
  const numbers = new Set(chosen.map(({ number }) => number));
  for (const number of EXCEPTIONS.keys()) assert.ok(numbers.has(number), `${number} is compared`);
});

const bySection = new Map();
for (const example of chosen) {
  bySection.set(example.section, [...(bySection.get(example.section) ?? []), example]);
}
for (const [section, list] of bySection) {
  test(`CommonMark, ${section}: ${list.length} examples`, () => {
    for (const { number, markdown, html } of list) {
      const run = spawnSync(tool, ['render', '--raw', '-'], { input: markdown, encoding: 'utf8' });
      assert.equal(run.status, 0, run.stderr);
      const actual = outline(run.stdout, { specification: false });
      const expected = outline(html, { specification: true });
      const why = EXCEPTIONS.get(number);
      if (why) assert.notDeepEqual(actual, expected, `example ${number} is no exception any more`);
      else
        assert.deepEqual(actual, expected, `example ${number}:\n${markdown}\n---\n${run.stdout}`);
    }
  });
}
