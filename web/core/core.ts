// core.ts - the board without the element, as core.mjs gives it.
//
//   const core = await loadCore();
//   const board = core.openBoard(bytes);
//   board.find({ text: 'backend', filters: { workplace: ['remote'] } });

import {
  Core as Base,
  type CoreOptions as BaseOptions,
  type Board,
  type Feed,
  type Feeds,
  isForeign,
  loadCore as load,
} from './board.ts';
import { Bodies } from './bodies.ts';
import { Formats } from './formats.ts';
import type { BoardOptions } from './types.ts';
import type { Source } from './wasm.ts';

export { Board, type Feed, type Feeds } from './board.ts';
export { renderNodes } from './nodes.ts';
export * from './types.ts';

export interface CoreOptions extends BaseOptions {
  /** Do not fetch the formats module before Core.open() needs it. */
  readonly formatsLater?: boolean;
}

/** The compiled modules. Boards opened with one share nothing but code. */
export class Core extends Base {
  override form(options: BoardOptions): URLSearchParams {
    const form = super.form(options);
    const { synonyms } = options;
    if (synonyms === false) form.set('built-in-synonyms', '0');
    else if (synonyms) {
      const line = (group: readonly string[]) => group.map((word) => word.replace(/\s+/g, '_'));
      form.set('synonyms', synonyms.map((group) => line(group).join(' ')).join('\n'));
    }
    return form;
  }

  /**
   * As open(), at once, of formats whose module is there. Texts are indexed when the first one is
   * looked for, or by Board.prepare().
   */
  openBoard(feeds: Feeds, options: BoardOptions = {}): Board {
    const open = (list: readonly Feed[], ours?: string) =>
      this.read(list, options, 0, ours).next().value as Board;
    const list = [feeds].flat() as readonly Feed[];
    if (!this.formats) return open(list);
    try {
      return open(list, '1');
    } catch (error) {
      if (!isForeign(error)) throw error;
      return open(this.formats.convert(list));
    }
  }
}

/**
 * Fetches and compiles the core. `source`: default jobstand.wasm beside this script.
 * Throws CoreError 'network', 'blocked' or 'version'.
 */
export async function loadCore(source?: Source | null, options: CoreOptions = {}): Promise<Core> {
  const core = (await load(source, options, async () => ({ Bodies, Formats }), Core)) as Core;
  // A site without the module reads its own format all the same.
  const formats = options.formatsLater || core.loadFormats().catch(() => {});
  await Promise.all([formats, options.searchLater || core.searchReady]);
  return core;
}
