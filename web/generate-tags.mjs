// generate-tags.mjs - include/jobstand/tags.def, the one table of elements, as the
// browser's copy (core/tags.ts) and as the table of the architecture page. `--check`
// compares instead of writing.
import { readFileSync, writeFileSync } from 'node:fs';

const file = (path) => new URL(`../${path}`, import.meta.url);
const rows = [
  ...readFileSync(file('include/jobstand/tags.def'), 'utf8').matchAll(
    /^JOBSTAND_TAG\((\d+), (\w+), (\w+)\)$/gm,
  ),
].map(([, number, name, kind]) => ({ number: Number(number), name, kind }));

const tags = [];
for (const { number, name } of rows) tags[number] = name;
const script = `// Made by generate-tags.mjs from include/jobstand/tags.def; do not edit.

/** Elements by their number in a node stream; 0 is none. */
export const TAGS: readonly string[] =
  /* @__PURE__ */ '${Array.from(tags, (name) => name ?? '')
    .join(' ')
    .trim()}'.split(' ');
`;

const page = readFileSync(file('src/README.md'), 'utf8');
const list = rows.map(({ name }) => `\`${name}\``).join(' ');
const made = page.replace(/(<!-- tags -->\n)[\s\S]*?(\n<!-- \/tags -->)/, `$1${list}$2`);

const out = [
  ['web/core/tags.ts', script],
  ['src/README.md', made],
];
if (process.argv.includes('--check')) {
  for (const [path, text] of out) {
    if (readFileSync(file(path), 'utf8') === text) continue;
    console.error(`${path} is not what generate-tags.mjs makes`);
    process.exitCode = 1;
  }
} else {
  for (const [path, text] of out) writeFileSync(file(path), text);
}
