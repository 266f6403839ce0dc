// memory.ts - the only code that sees wasm memory. Views are made after each call and
// never kept, because memory moves when it grows.

import { CoreError, type CoreErrorCode } from './types.ts';
import { IMPORTS, instantiate, type Module } from './wasm.ts';

/** Raised with JOBSTAND_ABI in include/jobstand/jobstand.h. */
const ABI = 4;
const HEADER = 8; // bytes of jobstand_reply: status, size
/** By the numbers of Errc in include/jobstand/result.h. */
const CODES: readonly CoreErrorCode[] = [
  'crashed',
  'bad-json',
  'bad-shape',
  'too-large',
  'unknown-posting',
];

interface Exports {
  readonly memory: WebAssembly.Memory;
  _initialize?(): void;
  jobstand_abi(): number;
  jobstand_alloc(size: number): number;
  jobstand_free(address: number): void;
}

/** Calls that take (what, bytes, size) and return the address of a reply. */
type Call = (what: number, bytes: number, size: number) => number;

const encoder = new TextEncoder();
export const decoder = new TextDecoder();

/** Bytes, or text as UTF-8. */
export const bytesOf = (input: string | Uint8Array): Uint8Array =>
  typeof input === 'string' ? encoder.encode(input) : input;

/** An instance's exports, ready to be called. Throws CoreError 'version'. */
function start(instance: WebAssembly.Exports): Exports {
  const exports = instance as unknown as Exports;
  if (exports.jobstand_abi?.() !== ABI) {
    throw new CoreError('version', 'the module is of another version');
  }
  exports._initialize?.();
  return exports;
}

/**
 * One instance of a module, with its memory. A trap leaves C++ objects half changed, so it
 * ends the instance: every later call fails with 'crashed'.
 */
export class Memory<Functions> {
  #exports: Exports & Functions;
  #crashed = false;

  constructor(module: Module) {
    this.#exports = start(instantiate(module)) as Exports & Functions;
  }

  /** Adds the functions of a module that works in this instance's memory. */
  join(module: Module): void {
    const core = this.#exports;
    const imports = {
      ...IMPORTS,
      core: core as unknown as WebAssembly.ModuleImports,
      env: { memory: core.memory },
    };
    this.#exports = { ...start(instantiate(module, imports)), ...core };
  }

  /** Runs `use` on the exports; a trap becomes a CoreError. */
  run<T>(use: (exports: Functions) => T): T {
    if (this.#crashed) throw new CoreError('crashed', 'the core crashed');
    try {
      return use(this.#exports);
    } catch (error) {
      if (error instanceof CoreError) throw error;
      this.#crashed = true;
      throw new CoreError('crashed', 'the core crashed', { cause: error });
    }
  }

  /** The address of room for `size` bytes, which is not 0. Throws CoreError 'too-large'. */
  room(size: number, reserve: (exports: Functions) => number): number {
    const address = this.run(reserve) >>> 0; // above 2 GiB it is negative
    if (address === 0) throw new CoreError('too-large', `no memory for ${size} bytes`);
    return address;
  }

  /** Writes bytes to where there is room for them. */
  put(bytes: Uint8Array, address: number): void {
    new Uint8Array(this.#exports.memory.buffer).set(bytes, address);
  }

  /** One call of the function of this name, a Call: its input in, a copy of its reply out. */
  call(name: keyof Functions, what: number, input: string | Uint8Array): Uint8Array {
    const bytes = bytesOf(input);
    return this.run((exports) => {
      const core = this.#exports;
      const address = core.jobstand_alloc(bytes.length || 1) >>> 0; // above 2 GiB it is negative
      let reply = 0;
      try {
        if (address === 0) throw new CoreError('too-large', 'memory is out');
        this.put(bytes, address);
        reply = (exports[name] as Call)(what, address, bytes.length) >>> 0;
        if (reply === 0) throw new CoreError('too-large', 'memory is out');
        const header = new DataView(core.memory.buffer, reply, HEADER);
        const size = header.getUint32(4, true);
        const body = new Uint8Array(core.memory.buffer, reply + HEADER, size).slice();
        const status = header.getUint32(0, true);
        if (status !== 0) {
          const { message } = parse(body) as { message?: unknown };
          throw new CoreError(CODES[status] ?? 'crashed', `${message}`);
        }
        return body;
      } finally {
        core.jobstand_free(reply); // nothing to free is fine
        core.jobstand_free(address);
      }
    });
  }
}

/** The JSON of a reply. The core made it: its shape is that of types.ts. */
export function parse(reply: Uint8Array): unknown {
  return JSON.parse(decoder.decode(reply));
}
