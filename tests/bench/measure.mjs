// measure.mjs - one engine on one feed, in a page or in a process of Node. What is asked of it
// and in which order is the same in both.

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor((list.length - 1) / 2)];
const now = () => performance.now();

// Memory of wasm is not in the heap that a page reports: every instance is remembered instead.
const memories = [];
const remember = (instance) => {
  if (instance.exports.memory) memories.push(instance.exports.memory);
  return instance;
};
const { instantiate, Instance } = WebAssembly;
WebAssembly.instantiate = async (...args) => {
  const made = await instantiate(...args);
  remember(made.instance ?? made);
  return made;
};
WebAssembly.Instance = class extends Instance {
  constructor(...args) {
    super(...args);
    remember(this);
  }
};
export const wasmBytes = () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);

/** Bytes of a feed to a board that has answered a query for a word: { find, ready }; no find, no query. */
export async function ready(open, bytes) {
  const start = now();
  let find = open(bytes);
  if (find?.then) find = await find;
  await find?.('backend', {});
  return { find, ready: now() - start };
}

/**
 * Times of the queries with filters, of every key of the phrases without, and of no text at
 * all, in ms. What there is no time for until `deadline` is left out; `partial`: fewer passes
 * than wanted.
 */
export async function times(find, { queries, filters, phrases, deadline, passes = 4 }) {
  if (!find) return {};
  const start = Date.now();
  let answered = 0;
  // Median of all passes but the first, which is what compilers warm up with.
  async function round(texts, wanted, wantedPasses, share) {
    const until = start + deadline * share;
    const each = texts.map(() => []);
    let done = 0;
    for (; done < wantedPasses; done++) {
      for (let i = 0; i < texts.length; i++) {
        if (Date.now() > until) return done ? { list: each.map((list) => median(list.slice(0, done))), partial: true } : undefined;
        const begin = now();
        let page = find(texts[i], wanted);
        if (page.then) page = await page;
        each[i].push(now() - begin);
        if (!done && texts === queries && page.total) answered++;
      }
    }
    return { list: each.map((list) => median(list.slice(1))), partial: false };
  }
  const found = await round(queries, filters, passes, 0.6);
  const keys = phrases.flatMap((phrase) => Array.from(phrase, (_, i) => phrase.slice(0, i + 1)));
  const typing = await round(keys, {}, 3, 0.9);
  const empty = await round([''], {}, 20, 1);
  return { empty, typing, found, answered };
}
