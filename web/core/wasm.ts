// wasm.ts - fetches, compiles and starts the modules. Knows nothing of what they do.
import { CoreError } from './types.ts';

/** A module, or what makes an instance of its translation to JavaScript: see web/translate.mjs. */
export type Module = WebAssembly.Module | ((imports: WebAssembly.Imports) => WebAssembly.Exports);

/** Where a module comes from. */
export type Source = string | URL | Response | BufferSource | WebAssembly.Module;

/**
 * Compiles a module. Streams when the server says it is wasm; a wrong MIME type only costs
 * the streaming. `integrity` is the hash of the file that this script was built with.
 */
export async function compile(source: Source, integrity?: string): Promise<WebAssembly.Module> {
  try {
    // The smallest module there is. Engines refuse at different steps and in words of their own, and
    // devices that are locked down have no WebAssembly at all.
    new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  } catch (error) {
    throw new CoreError(
      'blocked',
      "the page's policy blocks WebAssembly: add 'wasm-unsafe-eval' to script-src",
      { cause: error },
    );
  }
  try {
    if (source instanceof WebAssembly.Module) return source;
    if (typeof source !== 'string' && !(source instanceof URL || source instanceof Response)) {
      return await WebAssembly.compile(source);
    }
    let response = source;
    if (!(response instanceof Response)) {
      const url = response;
      // No prototype: a page that pollutes Object.prototype must not add options.
      const options: RequestInit = Object.create(null);
      if (integrity) options.integrity = integrity;
      response = await fetch(url, options).catch(() => {
        options.cache = 'reload'; // an old module in the cache has another hash
        return fetch(url, options);
      });
    }
    if (!response.ok) throw new CoreError('network', `${response.url}: HTTP ${response.status}`);
    // The type may carry a parameter or be missing: the bytes decide.
    const typed = new Response(response.body, { headers: { 'content-type': 'application/wasm' } });
    return await WebAssembly.compileStreaming(typed);
  } catch (error) {
    if (error instanceof CoreError) throw error;
    throw new CoreError('network', `the core could not be loaded: ${error}`, { cause: error });
  }
}

/** What all modules import: memory growth needs no answer, and nothing may exit. */
export const IMPORTS: WebAssembly.Imports = {
  env: { emscripten_notify_memory_growth() {} },
  wasi_snapshot_preview1: {
    proc_exit() {
      throw new Error('abort');
    },
  },
};

/** The exports of a new instance. */
export const instantiate = (module: Module, imports = IMPORTS): WebAssembly.Exports =>
  typeof module === 'function'
    ? module(imports)
    : new WebAssembly.Instance(module, imports).exports;
