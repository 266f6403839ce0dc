// generate-characters.mjs - writes md4c_characters.inc: what md4c asks about characters beyond
// ASCII, packed to a quarter of its own tables. node src/body/generate-characters.mjs <md4c.c>
// A unit test holds the answers against md4c's for every code point.
import { readFileSync, writeFileSync } from 'node:fs';

const source = readFileSync(process.argv[2], 'utf8');

/** One of md4c's arrays: R(first, last) and S(point) as pairs, plain numbers as they are. */
function array(name) {
  const at = source.indexOf('{', source.indexOf(`${name}[]`)) + 1;
  const items = source.slice(at, source.indexOf('}', at)).matchAll(/[RS]\((0x\w+)(?:,(0x\w+))?\)|(0x\w+)/g);
  return [...items].map(([, first, last, plain]) => (plain ? Number(plain) : [Number(first), Number(last ?? first)]));
}

function put(bytes, number) {
  for (; number > 127; number >>= 7) bytes.push((number & 127) | 128);
  bytes.push(number);
}

// Entries in groups, so that a look-up skips all but one: `fields` are the numbers of an entry.
const GROUP = 24;
function pack(name, entries) {
  const bytes = [];
  const groups = [];
  let at = 0;
  entries.forEach(({ first, end, fields }, i) => {
    if (i % GROUP === 0) {
      groups.push(`{0x${first.toString(16)}, ${bytes.length}}`);
      at = first;
    }
    put(bytes, first - at);
    for (const field of fields) put(bytes, field);
    at = end;
  });
  groups.push(`{0x110000, ${bytes.length}}`);
  const lines = (list, width) => list.join(', ').replace(new RegExp(`(.{1,${width}})(, |$)`, 'g'), '    $1,\n');
  return `static const unsigned char k${name}[] = {\n${lines(bytes, 110)}};\n` +
    `static const struct Group k${name}Groups[] = {\n${lines(groups, 110)}};\n`;
}

// A range: its first point, how many more.
const signs = array('PUNCT_MAP').filter(([first]) => first > 0x7f)
  .map(([first, last]) => ({ first, end: last + 1, fields: [last - first] }));

// Points, all or every second of a range: its first, how many more (and whether only every
// second), the step to the folded letter (zigzag).
const targets = array('FOLD_MAP_1_DATA');
const folds = array('FOLD_MAP_1').map(([first, last]) => {
  const target = targets.shift();
  if (last !== first) targets.shift();
  const every = last !== first && first + 1 === target ? 2 : 1;
  const step = target - first;
  return { first, end: last + 1, fields: [((last - first) / every) * 2 + every - 1, step < 0 ? -2 * step - 1 : 2 * step] };
}).filter(({ first }) => first > 0x7f);

writeFileSync(new URL('md4c_characters.inc', import.meta.url),
  `// Made by generate-characters.mjs from md4c's own tables.\n${pack('Signs', signs)}${pack('Folds', folds)}`);
