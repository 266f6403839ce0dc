// run.mjs - the JavaScript tests of the folders named: run.mjs web browser. One call of
// node's own runner, which prints the summary.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const tests = fileURLToPath(new URL('..', import.meta.url));
const files = process.argv.slice(2).flatMap((folder) =>
  readdirSync(tests + folder)
    .filter((name) => name.endsWith('.test.mjs'))
    .map((name) => `${tests}${folder}/${name}`),
);
if (!files.length) throw new Error('no tests: name a folder of tests/');
// Browsers and benchmarks share two cores: two files at a time.
const { status } = spawnSync(process.execPath, ['--test', '--test-concurrency=2', ...files], { stdio: 'inherit' });
process.exitCode = status ?? 1;
