// pathological.mjs - how long the body module takes for what is made to be slow: every entry of
// tests/data/pathological.json with 50 and 100 KiB, in Node. npm --prefix web run pathological
// prints the worst ten, those over a limit and a line on all of them; with `-- --all` each.
//
//   ms         of processor time for 100 KiB, the least of 20: others may be busy
//   x2         how much longer twice the input takes: from 50 to 100 KiB, the median of what 20 pairs
//              of runs, one after the other, say. Below 2 ms it is noise. What is done, counted and
//              not timed, is for tests/unit/steps_test.cpp.
//   of cap     output by what is allowed, 20 x input + 4 KiB
//
// The exit code is 1 when one takes more than 100 ms, or more than 2.5 times as long for twice as
// much and at least 2 ms.
import { readFileSync } from 'node:fs';
import { dist } from '../browser/support/browser.mjs';
import { bodyModule } from './body.mjs';

const all = process.argv.includes('--all');
const entries = JSON.parse(readFileSync(new URL('../data/pathological.json', import.meta.url), 'utf8'));
const render = await bodyModule(readFileSync(new URL('jobstand-body.wasm', dist)));
const encoder = new TextEncoder();

/** The body of an entry, about `size` bytes long. */
function bodyOf({ head, unit, tail }, size) {
  const count = Math.floor(size / encoder.encode(unit + tail).length);
  return encoder.encode(head + unit.repeat(count) + tail.repeat(count));
}

const rows = entries.map((entry) => {
  const { name, format } = entry;
  const bodies = [51_200, 102_400].map((size) => bodyOf(entry, size));
  const ratios = [];
  let ms = Infinity;
  let part = 0;
  for (let i = 0; i < 20; i++) {
    const [half, whole] = bodies.map((body) => {
      const start = process.cpuUsage();
      part = Math.max(part, render(format === 'html' ? 2 : 1, body) / (20 * body.length + 4096));
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    });
    ms = Math.min(ms, whole);
    ratios.push(whole / half);
  }
  const ratio = ms < 2 ? undefined : ratios.sort((a, b) => a - b)[10];
  return { format, name, ms, ratio, part, bad: ms > 100 || ratio > 2.5 || part > 1 };
});
rows.sort((a, b) => b.ms - a.ms);
console.log(`${'ms'.padStart(8)}${'x2'.padStart(8)}${'of cap'.padStart(8)}`);
for (const { format, name, ms, ratio, part, bad } of rows.filter((row, i) => all || i < 10 || row.bad)) {
  console.log(`${ms.toFixed(2).padStart(8)}${(ratio?.toFixed(2) ?? '-').padStart(8)}${part.toFixed(2).padStart(8)}  ${format}: ${name}${bad ? '   OVER' : ''}`);
}
const worst = (what) => rows.reduce((most, row) => (row[what] > (most[what] ?? 0) ? row : most));
const { ratio = 1, name } = worst('ratio');
console.log(`${rows.length} inputs: ${rows.filter(({ ms }) => ms > 100).length} over 100 ms, worst x2 ${ratio.toFixed(2)} (${name}), `
  + `most of cap ${worst('part').part.toFixed(2)}, ${rows.filter(({ bad }) => bad).length} over a limit`);
process.exitCode = rows.some(({ bad }) => bad) ? 1 : 0;
