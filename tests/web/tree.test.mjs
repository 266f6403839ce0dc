// Facts that are written down twice agree, and what a visitor downloads stays small.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { boardWasm, bodyWasm, formatsWasm, searchWasm } from './support/core.mjs';

const root = new URL('../../', import.meta.url);
const text = (path) => readFileSync(new URL(path, root), 'utf8');
const run = (...args) => execFileSync(process.execPath, args, { cwd: fileURLToPath(root), encoding: 'utf8' });

test('generated files are what their generators make', () => {
  run('web/generate-tags.mjs', '--check');
  run('web/generate-reference.mjs', '--check');
  run('src/text/generate-fold.mjs', '--check');
  run('src/place/generate-place.mjs', '--check');
});

test('the tables of territories say what CLDR says', () => {
  const cldr = (path) => JSON.parse(text(`web/node_modules/cldr-${path}.json`));
  const tree = cldr('core/supplemental/territoryContainment').supplemental.territoryContainment;
  const english = cldr('localenames-full/main/en/territories').main.en.localeDisplayNames.territories;
  const table = (name) => {
    const literal = text('src/place/territory_table.inc').split('constexpr char ').find((part) => part.startsWith(name));
    return [...literal.matchAll(/^ +"(.*?)(?:\\n)?"/gm)].map(([, line]) => line);
  };
  const leaf = table('kLeaf');
  const inside = new Map(); // country -> the letter of its leaf
  leaf.forEach((row, a) => {
    [...row].forEach((letter, b) => letter !== ' ' && inside.set(String.fromCharCode(65 + a, 65 + b), letter));
  });
  const names = table('kNames').map((line) => line.split(/[,;]/)[0]);
  const regions = new Map(table('kRegions').map((line, i) => {
    const [, own, leaves, codes] = line.match(/^(\S*) ([a-z]*)([A-Z]*)$/);
    const listed = new Set(codes.match(/../g));
    const members = [...inside.keys()].filter((code) => leaves.includes(inside.get(code)) || listed.has(code));
    return [own || names[inside.size + i], members];
  }));
  assert.equal(names.length, inside.size + regions.size);

  [...inside.keys()].forEach((code, i) => {
    assert.ok([english[code], english[`${code}-alt-short`]].includes(names[i]), `${code} ${names[i]}`);
  });
  assert.deepEqual([...regions.get('EU')].sort(), [...tree.EU._contains].sort());
  // Up the tree from each country; outlying parts of countries are none of ours.
  const above = (code) => {
    const parents = Object.keys(tree).filter((key) => !key.includes('status') && tree[key]._contains.includes(code));
    return [code, ...parents.flatMap(above)];
  };
  for (const [name, m49] of [['Africa', '002'], ['Asia', '142'], ['North America', '003'], ['Oceania', '009'], ['South America', '005'],
    ['LATAM', '419'], ['Europe', '150'], ['WORLD', '001'], ['Southeast Asia', '035']]) {
    const expected = [...inside.keys()].filter((code) => above(code).includes(m49));
    if (name === 'Europe') expected.push('CY'); // ours: the European Union lies in Europe
    if (name === 'Asia') expected.splice(expected.indexOf('CY'), 1);
    assert.deepEqual([...regions.get(name)].sort(), expected.sort(), name);
  }
});

test('everything is within its size budget', () => console.log(run('web/sizes.mjs')));

test('the modules export the names of their lists and nothing of their own besides', () => {
  for (const [wasm, list] of [[boardWasm, 'src/abi/exports.txt'], [searchWasm, 'src/abi/exports-search.txt'], [bodyWasm, 'src/abi/exports-body.txt'], [formatsWasm, 'src/abi/exports-formats.txt']]) {
    const names = WebAssembly.Module.exports(new WebAssembly.Module(wasm)).map(({ name }) => name);
    const listed = text(list).trim().split('\n').map((name) => name.slice(1));
    assert.deepEqual(names.filter((name) => name.startsWith('jobstand')).sort(), listed.sort());
  }
});

test('the modules import nothing but memory growth and exit, and the search its memory', () => {
  const imports = (wasm) => WebAssembly.Module.imports(new WebAssembly.Module(wasm)).map(({ module, name }) => `${module}.${name}`);
  for (const wasm of [boardWasm, bodyWasm, formatsWasm]) {
    for (const name of imports(wasm)) {
      assert.ok(['env.emscripten_notify_memory_growth', 'wasi_snapshot_preview1.proc_exit'].includes(name), name);
    }
  }
  for (const name of imports(searchWasm)) {
    assert.ok(['core.jobstand_alloc', 'core.jobstand_free', 'env.memory', 'wasi_snapshot_preview1.proc_exit'].includes(name), name);
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

test('the reference names every attribute, custom property, part, event and slot there is, and no other', () => {
  const [{ declarations: [element] }] = JSON.parse(text('dist/custom-elements.json')).modules;
  const names = (list) => list.map(({ name }) => name).sort();
  const code = ['element', 'view', 'state'].flatMap((folder) => readdirSync(new URL(`web/${folder}/`, root)).map((file) => text(`web/${folder}/${file}`))).join('\n');
  const unique = (pattern, from = code) => [...new Set([...from.matchAll(pattern)].flatMap(([, name]) => name.split(' ')))].sort();
  const observed = code.match(/observedAttributes = \[([^\]]*)\]/)[1];
  assert.deepEqual(names(element.attributes).filter((name) => !['loading', 'filter-<facet>'].includes(name)), unique(/'([\w-]+)'/g, observed));
  assert.deepEqual(names(element.events), unique(/[eE]mit\(\s*'(job-stand-\w+)'/g));
  assert.deepEqual(names(element.slots), unique(/h\('slot', \{ name: '(\w+)' \}/g));
  const css = text('web/board.css') + text('web/more.css');
  assert.deepEqual(names(element.cssProperties), unique(/var\((--job-stand-[\w-]+)/g, css));
  assert.ok(element.cssProperties.length <= 30);
  const parts = unique(/\bpart: '([\w ]+)'/g);
  assert.deepEqual(names(element.cssParts).filter((name) => !['apply'].includes(name)), parts.filter((name) => name !== 'apply'));
  for (const method of ['reload', 'open', 'close', 'clear', 'ready', 'state', 'feed', 'results', 'words']) {
    assert.ok(element.members.some(({ name, description }) => name === method && description), method);
  }
});
