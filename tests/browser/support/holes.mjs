// holes.mjs - builds of Jobstand with one hole each, by which the oracle is tried: a line of the
// source is replaced, nothing is changed on disk. Each must be found; see xss.test.mjs and
// tests/bench/holes.mjs.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const { build: bundle } = createRequire(join(root, 'web/package.json'))('esbuild');

/** fields: it is one of the board, not of bodies. */
export const HOLES = [
  // The second gate.
  { name: 'any scheme is a link', file: 'web/core/nodes.ts', from: 'SCHEMES.includes(url.protocol) ? url.href : undefined', to: 'url.href' },
  { name: 'any number is an element', file: 'web/core/nodes.ts', from: 'TAGS[kind - OPEN - 1];', to: "TAGS[kind - OPEN - 1] ?? 'iframe';" },
  { name: 'text is HTML', file: 'web/core/nodes.ts', from: 'node.appendChild(document.createTextNode(text.slice(at, at + value)));',
    to: "node === fragment || node.insertAdjacentHTML('beforeend', text.slice(at, at + value));" },
  { name: 'an address on any element', file: 'web/core/nodes.ts', from: "kind === HREF && tag === 'a'", to: 'kind === HREF' },
  { name: 'an attribute is a handler', file: 'web/core/nodes.ts', from: "element.setAttribute('data-align', align)", to: "element.setAttribute('onmouseover', 'alert(1)')" },
  { name: 'a link tells who sent the visitor', file: 'web/core/nodes.ts', from: "element.setAttribute('rel', 'noopener noreferrer nofollow ugc');", to: '' },
  { name: 'a tree of any depth', file: 'web/core/nodes.ts', from: 'depth === MAX_DEPTH', to: 'depth > 1e6' },
  { name: "a field's text is HTML", file: 'web/view/dom.ts', from: 'parent.appendChild(document.createTextNode(children));',
    to: "parent instanceof Element ? parent.insertAdjacentHTML('beforeend', children) : parent.appendChild(document.createTextNode(children));", fields: true },
  // The first.
  { name: 'no scheme is looked at', file: 'src/text/url.cpp', from: 'address.empty() || scheme == Scheme::other', to: 'address.empty()' },
  { name: 'white space hides a scheme', file: 'src/text/url.cpp', from: "if (ignored(c)) continue;\n    if (c == ':')", to: "if (c == ':')" },
  { name: 'references are decoded too late', file: 'src/body/html.cpp', from: 'text::safe_link(decoded(attribute(attributes, "href")))', to: 'decoded(text::safe_link(attribute(attributes, "href")))' },
  { name: 'an element that is not in the table', file: 'src/body/elements.cpp', from: '{"iframe", Role::hidden, Tag::none}', to: '{"iframe", Role::span, static_cast<Tag>(31)}' },
  { name: 'nothing is closed at the end', file: 'src/body/nodes.cpp', from: 'while (depth_ > 0) close();', to: '' },
  { name: 'a stream of any depth', file: 'src/body/nodes.cpp', from: 'depth_ == kMaxDepth', to: 'depth_ == 100'  },
  { name: 'a stream of any size', file: 'src/body/nodes.cpp', from: 'cost > room_', to: 'cost > room_ + (std::size_t{1} << 30)' },
];

function holed({ file, from, to }) {
  const source = readFileSync(join(root, file), 'utf8');
  if (!source.includes(from)) throw new Error(`${file} has no ${from}`);
  return source.replaceAll(from, to);
}

/** Routes for serve(): the files that differ from dist/. */
export async function build(hole) {
  return hole.file.endsWith('.ts') ? scripts(hole) : { '/jobstand-body.wasm': bodyModule(hole), ...(await scripts()) };
}

async function scripts(hole) {
  const routes = {};
  for (const [entry, name] of [['core/core.ts', 'core.mjs'], ['element/define.ts', 'jobstand.mjs'], ['element/more.ts', 'jobstand-more.mjs']]) {
    const { outputFiles } = await bundle({
      absWorkingDir: join(root, 'web'), entryPoints: [entry], bundle: true, format: 'esm', write: false, target: 'es2022', loader: { '.css': 'text' },
      define: { BOARD_INTEGRITY: '""', SEARCH_INTEGRITY: '""', BODY_INTEGRITY: '""', FORMATS_INTEGRITY: '""', MORE_VERSION: '""', WARNS: 'false' },
      plugins: hole ? [{
        name: 'hole',
        setup: (plugin) => plugin.onLoad({ filter: /\.ts$/ }, ({ path }) => path === resolve(root, hole.file) ? { contents: holed(hole), loader: 'ts' } : undefined),
      }] : [],
    });
    routes[`/${name}`] = outputFiles[0].text;
  }
  return routes;
}

const flags = ['-O1', '-std=c++20', '-fno-exceptions', '-fno-rtti', '-mbulk-memory', '-D_LIBCPP_DISABLE_EXTERN_TEMPLATE',
  `-I${root}include`, `-I${root}src`, `-I${root}build/wasm/_deps/md4c-src/src`];
const sources = ['src/body/elements.cpp', 'src/body/entities.cpp', 'src/body/html.cpp', 'src/body/markdown.cpp', 'src/body/nodes.cpp', 'src/body/shape.cpp',
  'src/text/url.cpp', 'src/text/utf8.cpp', 'src/abi/body_abi.cpp', 'src/abi/memory.cpp', 'src/abi/reply.cpp'];
let folder;
let objects;

function compile(source, object) {
  execFileSync('em++', [...flags, '-c', source, '-o', object], { stdio: ['ignore', 'inherit', 'inherit'] });
  return object;
}

/** The body module with a hole. The md4c of build/wasm, and Emscripten's own allocator. */
function bodyModule(hole) {
  if (!folder) {
    folder = mkdtempSync(join(tmpdir(), 'jobstand-holes-'));
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    objects = new Map(sources.map((source) => [source, compile(join(root, source), join(folder, source.replaceAll('/', '-') + '.o'))]));
  }
  const source = join(folder, 'hole.cpp');
  writeFileSync(source, holed(hole));
  const all = new Map(objects).set(hole.file, compile(source, join(folder, 'hole.o')));
  const module = join(folder, 'body.wasm');
  execFileSync('em++', ['-O1', '-flto', '-fno-exceptions', '--no-entry', '-sSTANDALONE_WASM=1', '-sALLOW_MEMORY_GROWTH=1', '-sMAXIMUM_MEMORY=4GB',
    '-sFILESYSTEM=0', `-sEXPORTED_FUNCTIONS=@${root}src/abi/exports-body.txt`, ...all.values(), `${root}build/wasm/libmd4c.a`, '-o', module], { stdio: ['ignore', 'inherit', 'inherit'] });
  return readFileSync(module);
}
