// Facts that are written down twice agree, and what a visitor downloads stays small.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { boardWasm, bodyWasm } from './support/core.mjs';

const root = new URL('../../', import.meta.url);
const text = (path) => readFileSync(new URL(path, root), 'utf8');
const run = (...args) => execFileSync(process.execPath, args, { cwd: fileURLToPath(root), encoding: 'utf8' });

test('generated files are what their generators make', () => {
  run('web/generate-tags.mjs', '--check');
  run('src/text/generate-fold.mjs', '--check');
});

test('everything is within its size budget', () => console.log(run('web/sizes.mjs')));

test('the modules export the names of their lists and nothing of their own besides', () => {
  for (const [wasm, list] of [[boardWasm, 'src/abi/exports.txt'], [bodyWasm, 'src/abi/exports-body.txt']]) {
    const names = WebAssembly.Module.exports(new WebAssembly.Module(wasm)).map(({ name }) => name);
    const listed = text(list).trim().split('\n').map((name) => name.slice(1));
    assert.deepEqual(names.filter((name) => name.startsWith('jobstand')).sort(), listed.sort());
  }
});

test('the modules import nothing but memory growth and exit', () => {
  for (const wasm of [boardWasm, bodyWasm]) {
    for (const { name } of WebAssembly.Module.imports(new WebAssembly.Module(wasm))) {
      assert.ok(['emscripten_notify_memory_growth', 'proc_exit'].includes(name), name);
    }
  }
});

test('facets and sorts have the same names in C++ and TypeScript', () => {
  const names = (code, pattern) => [...code.match(pattern)[1].matchAll(/["'](\w+)["']/g)].map(([, name]) => name);
  const query = text('include/jobstand/query.h');
  const types = text('web/core/types.ts');
  assert.deepEqual(names(query, /kFacetNames = \{([^}]*)\}/), names(types, /FACETS = \[([^\]]*)\]/));
  assert.deepEqual(names(query, /kSortNames = \{([^}]*)\}/), names(types, /SORTS = \[([^\]]*)\]/));
});

test('the versions of the project agree', () => {
  const [, cmake] = text('CMakeLists.txt').match(/VERSION (\d+\.\d+\.\d+)/);
  assert.equal(JSON.parse(text('web/package.json')).version, cmake);
});
