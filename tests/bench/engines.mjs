// engines.mjs - Jobstand and its peers behind one function each, the same in a page and in
// Node:  await ENGINES.x(core) -> open(bytes) -> find(text, filters) -> { total, ids }.
// `filters` has the names of the feed; ids are those of the first 20, best first. Every
// find() also counts six facets, as the visitor sees them.
import { PEERS } from './peers.mjs';

/** `address`: of core.mjs. `wasm`, `search`: bytes of the modules; without them what is beside the script. */
async function jobstand({ address, wasm, search }) {
  const { loadCore } = await import(address);
  const core = await loadCore(wasm, { searchSource: search });
  const NAMES = { employmentType: 'employment', location: 'location', department: 'department' };
  const VALUES = { 'Full-time': 'full_time' };
  return (bytes) => {
    const board = core.openBoard(bytes);
    board.prepare(); // ready means that texts are indexed
    return (text, filters = {}) => {
      const own = Object.entries(filters).map(([name, values]) => [NAMES[name], values.map((value) => VALUES[value] ?? value)]);
      const page = board.find({
        text,
        filters: Object.fromEntries(own),
        limit: 20,
        facets: ['department', 'employment', 'category', 'location', 'tag', 'company'],
      });
      return { total: page.total, ids: page.hits.map(({ id }) => id) };
    };
  };
}

export const ENGINES = { jobstand, ...PEERS };
