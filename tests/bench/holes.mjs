// holes.mjs - whether the oracle of tests/browser finds each hole of its list, those of the C++
// gate included: a module is compiled for each. npm --prefix web run holes, after
// `cmake --build --preset wasm`; some minutes. Prints a line for each; the exit code is 1 when
// one is not found. `-- TEXT` takes only those whose name has TEXT in it.
import { readFileSync } from 'node:fs';
import { launch } from '../browser/support/browser.mjs';
import { build, HOLES } from '../browser/support/holes.mjs';
import { bodies, fields } from '../browser/support/range.mjs';

const text = process.argv.slice(2).join(' ');
const own = JSON.parse(readFileSync(new URL('../data/xss.json', import.meta.url), 'utf8'));
const browser = await launch();
const chosen = HOLES.filter(({ name }) => name.includes(text));
let found = 0;
for (const hole of chosen) {
  const { wrong } = await (hole.fields ? fields : bodies)(browser, own, await build(hole));
  if (wrong.length) found++;
  console.log(`${wrong.length ? 'found' : 'MISSED'}  ${hole.name.padEnd(38)} ${hole.file.padEnd(26)} ${wrong.length ? `${wrong.length} times, first ${JSON.stringify(wrong[0]).slice(0, 100)}` : ''}`);
}
await browser.close();
console.log(`${found} of ${chosen.length} holes are found`);
process.exitCode = found === chosen.length ? 0 : 1;
