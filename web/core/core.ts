// core.ts - the board without the element, as core.mjs gives it.
//
//   const core = await loadCore();
//   const board = core.openBoard(bytes);
//   board.find({ text: 'backend', filters: { workplace: ['remote'] } });

import { type Core, type CoreOptions, loadCore as load } from './board.ts';
import { Bodies } from './bodies.ts';
import type { Source } from './wasm.ts';

export { Board, Core, type CoreOptions, type Feed, type Feeds } from './board.ts';
export { renderNodes } from './nodes.ts';
export * from './types.ts';

/**
 * Fetches and compiles the core. `source`: default jobstand.wasm beside this script.
 * Throws CoreError 'network', 'blocked' or 'version'.
 */
export const loadCore = (source?: Source | null, options: CoreOptions = {}): Promise<Core> =>
  load(source, options, async (from, tools) => new Bodies(from, tools));
