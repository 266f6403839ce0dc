// build.mjs - everything that a page needs, into dist/. The wasm modules and the tool are
// there already: CMake puts them there.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { minify } from 'terser';
import { manifest } from './generate-reference.mjs';
import { printSizes } from './sizes.mjs';
import { translate } from './translate.mjs';

const web = dirname(fileURLToPath(import.meta.url));
const dist = join(web, '..', 'dist');
const tool = join(dist, 'bin', 'jobstand');

const modules = ['jobstand', 'jobstand-search', 'jobstand-body', 'jobstand-formats'];
for (const file of modules.map((name) => `${name}.wasm`)) {
  if (existsSync(join(dist, file))) continue;
  console.error(`dist/${file} is missing: run tools/demo --no-serve, which builds it first`);
  process.exit(1);
}

// The scripts accept no module but the one they were built with.
const integrity = (file) =>
  JSON.stringify(
    `sha256-${createHash('sha256')
      .update(readFileSync(join(dist, file)))
      .digest('base64')}`,
  );

const common = {
  absWorkingDir: web,
  bundle: true,
  minify: true,
  sourcemap: true,
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  loader: { '.css': 'text' },
  define: {
    BOARD_INTEGRITY: integrity('jobstand.wasm'),
    SEARCH_INTEGRITY: integrity('jobstand-search.wasm'),
    BODY_INTEGRITY: integrity('jobstand-body.wasm'),
    FORMATS_INTEGRITY: integrity('jobstand-formats.wasm'),
  },
  plugins: [
    {
      // The style sheet travels inside the script: comments and indentation stay here.
      name: 'minify-css',
      setup(plugin) {
        plugin.onLoad({ filter: /\.css$/ }, async ({ path }) => {
          const { outputFiles } = await build({ entryPoints: [path], minify: true, write: false });
          return { contents: outputFiles[0].text.trim(), loader: 'text' };
        });
      },
    },
  ],
};

async function bundle(entry, name, format, define = {}) {
  const options = {
    ...common,
    define: { ...common.define, ...define },
    entryPoints: [entry],
    format,
    outfile: join(dist, name),
    write: false,
  };
  const files = (await build(options)).outputFiles;
  const text = (suffix) => files.find(({ path }) => path.endsWith(name + suffix)).text;
  // A second look by terser makes what is downloaded 4 % smaller.
  const { code, map } = await minify(text(''), {
    module: format === 'esm',
    ecma: 2020,
    compress: { passes: 3, sequences: false },
    sourceMap: { content: text('.map'), url: `${name}.map` },
  });
  writeFileSync(join(dist, name), code);
  writeFileSync(join(dist, `${name}.map`), map);
  return createHash('sha256').update(code).digest('hex').slice(0, 8);
}

// Names of regions are taken from here: browsers know countries, but not all of them know continents.
function regions(lang, codes) {
  const names = new Intl.DisplayNames([lang], { type: 'region' });
  return codes.map((code) => names.of(code));
}

// A language is downloaded as its texts alone, in the order of the English ones, and its regions.
async function languages() {
  const entry = `export { ENGLISH } from './view/words.ts'; export { LATER } from './view/words-later.ts';
    export { REGIONS } from './view/regions.ts';`;
  const { outputFiles } = await build({
    ...common,
    sourcemap: false,
    format: 'esm',
    write: false,
    stdin: { contents: entry, resolveDir: web, loader: 'ts' },
  });
  const english = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`
  );
  const parts = [english.ENGLISH, english.LATER].map((texts) => [
    ...new Set(Object.keys(texts).map((key) => key.split('.')[0])),
  ]);
  const hash = createHash('sha256');
  const names = readdirSync(join(web, 'lang')).map((file) => file.replace('.json', ''));
  rmSync(join(dist, 'lang'), { recursive: true, force: true });
  mkdirSync(join(dist, 'lang'), { recursive: true });
  for (const name of names) {
    const texts = JSON.parse(readFileSync(join(web, 'lang', `${name}.json`), 'utf8'));
    const text = (word) => {
      if (texts[word]) return texts[word];
      const forms = Object.entries(texts).filter(([key]) => key.startsWith(`${word}.`));
      return Object.fromEntries(forms.map(([key, form]) => [key.slice(word.length + 1), form]));
    };
    const packed = JSON.stringify([
      ...parts.map((words) => words.map(text)),
      regions(name, Object.values(english.REGIONS)),
    ]);
    writeFileSync(join(dist, 'lang', `${name}.json`), packed);
    hash.update(packed);
  }
  return {
    LANGUAGES: JSON.stringify(names),
    LANGUAGES_VERSION: JSON.stringify(hash.digest('hex').slice(0, 8)),
  };
}

// The modules again, for pages that forbid WebAssembly.
for (const name of modules) {
  const code = await translate(join(dist, `${name}.wasm`), { warns: name === 'jobstand' });
  writeFileSync(join(dist, `${name}.wasm.mjs`), code);
}

// The element asks for its second script by the hash of it: caches cannot mix two builds.
const more = await bundle('element/more.ts', 'jobstand-more.mjs', 'esm', {
  ...(await languages()),
  WARNS: 'true', // of attributes
});
await Promise.all([
  bundle('core/core.ts', 'core.mjs', 'esm'),
  bundle('element/define.ts', 'jobstand.mjs', 'esm', {
    MORE_VERSION: JSON.stringify(more),
    WARNS: 'false',
  }),
  bundle('embed.ts', 'jobstand.js', 'iife'),
]);

// Types: one declaration file beside each script that can be imported.
rmSync(join(dist, 'types'), { recursive: true, force: true });
execFileSync(
  process.execPath,
  [
    join(web, 'node_modules/typescript/bin/tsc'),
    '--noEmit',
    'false',
    '--emitDeclarationOnly',
    '--declaration',
    '--rewriteRelativeImportExtensions',
    '--outDir',
    join(dist, 'types'),
  ],
  { cwd: web, stdio: 'inherit' },
);
writeFileSync(join(dist, 'custom-elements.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
writeFileSync(join(dist, 'core.d.mts'), "export * from './types/core/core.js';\n");
writeFileSync(join(dist, 'jobstand.d.mts'), "export * from './types/element/define.js';\n");

// The demo: its pages as they are, its feeds by the tool.
rmSync(join(dist, 'demo'), { recursive: true, force: true });
mkdirSync(join(dist, 'demo'), { recursive: true });
cpSync(join(web, 'index.html'), join(dist, 'index.html'));
for (const name of readdirSync(join(web, 'demo'))) {
  if (name !== 'postings')
    cpSync(join(web, 'demo', name), join(dist, 'demo', name), { recursive: true });
}
for (const feed of ['company', 'board']) {
  execFileSync(
    tool,
    ['build', join(web, 'demo', 'postings', feed), '-o', join(dist, 'demo', feed)],
    {
      stdio: 'inherit',
    },
  );
}

printSizes();
