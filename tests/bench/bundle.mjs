// bundle.mjs - what runs in a page or in another process, as files: bundle(platform, source).
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const web = new URL('../../web/', import.meta.url);
const { build } = createRequire(new URL('package.json', web))('esbuild');

/** Modules as [{ name, text }], the first is the entry; each peer is one of its own. */
export async function bundle(platform, source, define = {}) {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: fileURLToPath(new URL('.', import.meta.url)), sourcefile: 'entry.mjs' },
    nodePaths: [fileURLToPath(new URL('node_modules', web))],
    bundle: true, splitting: true, minify: true, format: 'esm', target: 'es2022', platform, define,
    outdir: '/bench', outExtension: { '.js': '.mjs' }, entryNames: 'entry', write: false, logLevel: 'error',
  });
  return outputFiles.map(({ path, text }) => ({ name: path.replaceAll('\\', '/').split('/').at(-1), text })).sort((a) => (a.name === 'entry.mjs' ? -1 : 1));
}
