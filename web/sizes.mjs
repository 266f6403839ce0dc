// sizes.mjs - what a visitor downloads, against the budget of tests/sizes.json. Brotli at
// its best, as static hosts deliver it; gzip for the others.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = new URL('..', import.meta.url);

/** [{ name, files, raw, gzip, brotli, limit }] for each line of the budget. */
export function measure() {
  const budget = JSON.parse(readFileSync(new URL('tests/sizes.json', root), 'utf8'));
  return budget.map(({ name, files, limit }) => {
    const sum = { name, files, limit, raw: 0, gzip: 0, brotli: 0 };
    for (const file of files) {
      const bytes = readFileSync(new URL(`dist/${file}`, root));
      sum.raw += bytes.length;
      sum.gzip += gzipSync(bytes, { level: 9 }).length;
      sum.brotli += brotliCompressSync(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: 11,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }).length;
    }
    return sum;
  });
}

/** Prints the table; true when everything is within its limit. */
export function printSizes() {
  const columns = (...cells) =>
    console.log(cells.map((c, i) => `${c}`[i ? 'padStart' : 'padEnd'](i ? 9 : 16)).join(''));
  columns('bytes', 'raw', 'gzip -9', 'brotli', 'limit');
  const lines = measure();
  for (const { name, raw, gzip, brotli, limit } of lines) {
    columns(name, raw, gzip, brotli, limit ?? '');
    if (limit && brotli > limit)
      console.error(`${name} is ${brotli - limit} bytes over its budget`);
  }
  return lines.every(({ brotli, limit }) => !limit || brotli <= limit);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href && !printSizes()) process.exitCode = 1;
