// tiny-wasm.mjs - modules that look like ours and misbehave, written byte by byte.

const size = (bytes) => [...leb(bytes.length), ...bytes];
const section = (id, items) => [id, ...size([...leb(items.length), ...items.flat()])];
const text = (string) => size([...new TextEncoder().encode(string)]);

/** `last`: 64 in the place of a signed number, whose highest bit would be its sign. */
function leb(value, last = 128) {
  const bytes = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < last) return [...bytes, rest];
    bytes.push((rest & 127) | 128);
  }
}

const I32 = 0x7f;
const END = 0x0b;

export const trap = [0x00];
export const constant = (number) => [0x41, ...leb(number, 64)];
/** Answers with the address of the only reply in memory. */
export const answer = constant(16);
/** Works once in each instance. */
export const answerOnce = [0x23, 0, 0x04, 0x40, 0x00, END, 0x41, 1, 0x24, 0, ...answer];
/** Never ends its recursion. */
export const recurse = (index, parameters) => [
  ...Array.from({ length: parameters }, (_, i) => [0x20, i]).flat(),
  0x10,
  index,
];

const FUNCTIONS = {
  jobstand_abi: { parameters: 0, code: constant(4) },
  jobstand_alloc: { parameters: 1, code: constant(4096) },
  jobstand_free: { parameters: 1, code: [], isVoid: true },
  jobstand_board_new: { parameters: 0, code: constant(8) },
  jobstand_board_feed: { parameters: 2, code: constant(8192) },
  jobstand_board_load: { parameters: 3, code: answer },
  jobstand_board_find: { parameters: 3, code: answer },
  jobstand_board_posting: { parameters: 3, code: answer },
  jobstand_board_body: { parameters: 3, code: answer },
  jobstand_render: { parameters: 3, code: answer },
};
export const INDEX = Object.fromEntries(Object.keys(FUNCTIONS).map((name, i) => [name, i]));

/** A module whose functions are those above, but for `changes`: name -> code. */
export function tinyModule(changes = {}, reply = '{"size":0,"feeds":[{}]}') {
  const list = Object.entries(FUNCTIONS).map(([name, given]) => ({
    name,
    ...given,
    code: changes[name] ?? given.code,
  }));
  const bytes = new TextEncoder().encode(reply);
  const memory = [0, 0, 0, 0, bytes.length & 255, bytes.length >> 8, 0, 0, ...bytes];
  const type = ({ parameters, isVoid }) => [
    0x60,
    ...size(Array(parameters).fill(I32)),
    ...size(isVoid ? [] : [I32]),
  ];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, list.map(type)),
    ...section(
      3,
      list.map((_, i) => leb(i)),
    ), // prettier than sharing types
    ...section(5, [[0, 1]]),
    ...section(6, [[I32, 1, 0x41, 0, END]]),
    ...section(7, [
      [...text('memory'), 2, 0],
      ...list.map(({ name }, i) => [...text(name), 0, ...leb(i)]),
    ]),
    ...section(
      10,
      list.map(({ code }) => size([0, ...code, END])),
    ),
    ...section(11, [[0, ...constant(16), END, ...size(memory)]]),
  ]);
}
