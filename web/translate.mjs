// translate.mjs - the modules as JavaScript, for pages that forbid WebAssembly: binaryen's wasm2js, and
// around it what makes an instance of its text. Without eval, as such pages ask for.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transform } from 'esbuild';

// What the modules are compiled with; see tools/cmake/wasm.cmake.
const FEATURES = ['--enable-bulk-memory', '--enable-sign-ext', '--enable-nontrapping-float-to-int'];

// What WebAssembly.Memory is to a module. A module may work in the memory of another, so whoever makes
// memory grow, the views of both are made again. Addresses are signed numbers in the text of wasm2js:
// memory ends below 2 GiB.
const MEMORY = `
const PAGE = 65536;
class Memory {
  #views = [];
  constructor(pages) {
    this.buffer = new ArrayBuffer(pages * PAGE);
  }
  view(make) {
    this.#views.push(make);
    make();
  }
  grow(more) {
    const pages = this.buffer.byteLength / PAGE;
    if (pages + more >= 32768) return -1;
    try {
      const bytes = new Uint8Array((pages + more) * PAGE);
      bytes.set(new Uint8Array(this.buffer));
      this.buffer = bytes.buffer;
    } catch {
      return -1;
    }
    for (const make of this.#views) make();
    return pages;
  }
}`;

const WARNING = `
if (globalThis.WebAssembly) {
  console.warn("<job-stand> runs as JavaScript, which is slower: the page's policy blocks WebAssembly. "
    + "To allow it, add 'wasm-unsafe-eval' to script-src");
}`;

/** The text of a module whose default export makes an instance: imports in, exports out. */
export async function translate(file, { warns = false } = {}) {
  const raw = wasm2js(file);
  const replace = (text, pattern, by) => {
    if (!pattern.test(text)) throw new Error(`${file}: what wasm2js made has no ${pattern}`);
    return text.replace(pattern, by);
  };
  let pages = 0; // 0: the memory is imported
  const made = / var buffer = new ArrayBuffer\((\d+)\);\n/.exec(raw);
  if (made) pages = Number(made[1]) / 65536;

  // Without its imports and exports, which are those of one instance for good.
  let text = raw.replace(/^import .*$/gm, '');
  text = replace(text, /^var retasmFunc = [\s\S]*/m, '');
  // Views of a memory that may grow at any call.
  text = replace(
    text,
    /(?: var memory = env\.memory;\n)? var buffer = .*\n(?: memory\.grow = .*\n)?((?: var HEAP\w+ = new \w+\(buffer\);\n)+)/,
    (_, views) => {
      const names = [...views.matchAll(/var (\w+) = /g)].map(([, name]) => name);
      const make = views.replaceAll('var ', '');
      return `const { memory } = env;\nvar buffer, ${names};\nmemory.view(() => {\nbuffer = memory.buffer;\n${make}bufferView = HEAPU8;\n});\n`;
    },
  );
  text = replace(
    text,
    /( function __wasm_memory_grow\(pagesToAdd\) \{\n)[\s\S]*?\n \}\n/,
    '$1 return memory.grow(pagesToAdd);\n }\n',
  );
  if (pages)
    text = replace(text, /"memory": Object\.create\([\s\S]*?\n {2}\}\),/, '"memory": memory,');

  const { code } = await transform(
    `${warns ? WARNING : ''}${pages ? MEMORY : ''}
export default (imports) => {
${text}
return asmFunc({
  ...imports.core,
  ...imports.wasi_snapshot_preview1,
  ...imports.env,
  ${pages ? `memory: new Memory(${pages}),` : ''}
  abort() { throw new Error('abort'); },
});
};`,
    { minify: true, format: 'esm', target: 'es2022', charset: 'utf8', legalComments: 'none' },
  );
  if (/\beval\(|\bFunction\(/.test(code)) throw new Error(`${file}: text that runs text`);
  return code;
}

/** What binaryen's tool makes of it: that of the Emscripten which the module was built with. */
function wasm2js(file) {
  const binaryen = execFileSync('em-config', ['BINARYEN_ROOT'], { encoding: 'utf8' }).trim();
  const tool = (name, ...args) =>
    execFileSync(join(binaryen, 'bin', name), [...FEATURES, ...args], {
      maxBuffer: 1 << 28,
      encoding: 'utf8',
    });
  const folder = mkdtempSync(join(tmpdir(), 'jobstand-'));
  try {
    // The one instruction that wasm2js has no words for; where it would not trap it is another one.
    const text = tool('wasm-dis', file).replaceAll('i64.trunc_sat_f64_', 'i64.trunc_f64_');
    const input = join(folder, 'module.wat');
    const output = join(folder, 'module.js');
    writeFileSync(input, text);
    tool('wasm2js', '-O3', input, '-o', output);
    return readFileSync(output, 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
