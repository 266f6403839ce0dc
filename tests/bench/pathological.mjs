// pathological.mjs - how long the body module takes for what is made to be slow: every entry of
// tests/data/pathological.json with 25, 50 and 100 KiB, in Node. npm --prefix web run pathological
// prints the worst ten, those over a limit and a line on all of them; with `-- --all` each.
//
//   ms         of processor time for 100 KiB, the least of 20: others may be busy
//   x2         how much longer twice the input takes: from 50 to 100 KiB. Below 2 ms it is noise.
//   of cap     output by what is allowed, 20 x input + 4 KiB
//
// The exit code is 1 when one takes more than 100 ms, or more than 2.5 times as long for twice as
// much and at least 20 ms.
import { readFileSync } from 'node:fs';
import { bodyModule } from './body.mjs';

const all = process.argv.includes('--all');
const entries = JSON.parse(readFileSync(new URL('../data/pathological.json', import.meta.url), 'utf8'));
const render = await bodyModule();
const encoder = new TextEncoder();

const rows = entries.map(({ name, format, head, unit, tail }) => {
  const times = [];
  let part = 0;
  for (const size of [25_600, 51_200, 102_400]) {
    const count = Math.floor(size / encoder.encode(unit + tail).length);
    const body = encoder.encode(head + unit.repeat(count) + tail.repeat(count));
    let best = Infinity;
    for (let i = 0; i < 20; i++) {
      const start = process.cpuUsage();
      const written = render(format === 'html' ? 2 : 1, body);
      const { user, system } = process.cpuUsage(start);
      best = Math.min(best, (user + system) / 1000);
      part = written / (20 * body.length + 4096);
    }
    times.push(best);
  }
  const [, half, whole] = times;
  return { format, name, ms: whole, ratio: whole < 2 ? undefined : whole / half, part, bad: whole > 100 || (whole > 20 && whole > 2.5 * half) || part > 1 };
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
