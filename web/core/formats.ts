// formats.ts - feeds of other systems to feeds of our own format. Fetches the formats module.
import type { Feed, Tools } from './board.ts';
import type { Module, Source } from './wasm.ts';

// The hash of the module this script was built with; see build.mjs.
declare const FORMATS_INTEGRITY: string;

interface FormatsFunctions {
  jobstand_convert(none: number, feed: number, size: number): number;
}

/** One for each core. */
export class Formats {
  readonly #source: Source | undefined;
  readonly #tools: Tools;
  #module: Module | undefined;

  constructor(source: Source | undefined, tools: Tools) {
    this.#source = source;
    this.#tools = tools;
  }

  /** The formats module. Throws CoreError 'network', 'blocked'; the next call tries again. */
  async load(): Promise<void> {
    this.#module ??= await this.#tools.moduleAt(
      this.#source,
      'jobstand-formats.wasm',
      FORMATS_INTEGRITY,
    );
  }

  /**
   * Feeds of any format as feeds of ours, which stay as they are; all of them without the module.
   * Throws CoreError for a single feed that cannot be read.
   */
  convert(list: readonly Feed[]): readonly Feed[] {
    const module = this.#module;
    if (!module) return list;
    // The instance goes with what it needed.
    const formats = new this.#tools.Memory<FormatsFunctions>(module);
    return list.map((feed) => {
      if (feed instanceof Error) return feed;
      try {
        return formats.call('jobstand_convert', 0, whole(feed));
      } catch (error) {
        if (list[1] === undefined) throw error;
        return feed; // the others are shown, and the report says what this one is
      }
    });
  }
}

/** A feed in one piece. */
function whole(feed: Exclude<Feed, Error>): Uint8Array | string {
  if (typeof feed === 'string' || feed instanceof Uint8Array) return feed;
  const bytes = new Uint8Array(feed.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of feed) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
