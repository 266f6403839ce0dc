// generate-fold.mjs - writes fold_table.inc from the Unicode data of the JavaScript
// engine: for each character of the scripts that have case or diacritics, its base letter
// in lower case (NFKD without marks, then lower case). `--check` compares instead.
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('fold_table.inc', import.meta.url);
const RANGES = [
  [0x00a0, 0x0250], // Latin-1, Latin Extended A and B
  [0x0370, 0x0530], // Greek, Cyrillic
  [0x1e00, 0x2000], // Latin Extended Additional, Greek Extended
  [0xfb00, 0xfb07], // ligatures
  [0xff00, 0xff5f], // full-width ASCII
];
// Letters that Unicode does not decompose, as people without them on the keyboard type them.
const ALIASES = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ð: 'd', þ: 'th', đ: 'd', ħ: 'h', ı: 'i', ł: 'l',
  ŋ: 'n', ŧ: 't', ĸ: 'k', ς: 'σ', ƒ: 'f',
};

const expansions = [];
function fold(point) {
  let text = String.fromCodePoint(point);
  if (!/[\p{L}\p{N}]/u.test(text)) return 0;
  text = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  text = [...text].map((c) => ALIASES[c] ?? c).filter((c) => /[\p{L}\p{N}]/u.test(c)).join('');
  if (text.length === 1) return text.charCodeAt(0);
  if (text.length === 0) return 0;
  if (!/^[a-z0-9]{2,3}$/.test(text)) return point; // none of use in a search
  let at = expansions.indexOf(text);
  if (at < 0) at = expansions.push(text) - 1;
  return 0xe000 + at; // private use: no letter of these ranges folds to it
}

// One byte for each character: 0 a gap; below 8 a step to a letter near by, as most upper case
// has; ASCII itself; from 0x80 on a place in the list of everything else.
const STEPS = [0, 0, 1, -1, 32, 80];
const others = [];
function code(value, point) {
  if (value === 0 || (value >= 0x30 && value < 0x80)) return value;
  const step = STEPS.indexOf(value - point, 1);
  if (step > 0) return step;
  let at = others.indexOf(value);
  if (at < 0) at = others.push(value) - 1;
  if (at >= 0x80) throw new Error('too many letters that are far from their own');
  return 0x80 + at;
}
const hex = (n) => `0x${n.toString(16)}`;

let out = '// Made by generate-fold.mjs; do not edit.\n';
const tables = RANGES.map(([first, end]) => ({ first, end, values: Array.from({ length: end - first }, (_, i) => code(fold(first + i), first + i)) }));
for (const { first, values } of tables) {
  out += `constexpr unsigned char kFold${first.toString(16).toUpperCase()}[] = {\n`;
  for (let i = 0; i < values.length; i += 12) {
    out += `    ${values.slice(i, i + 12).map(hex).join(', ')},\n`;
  }
  out += '};\n';
}
out += 'constexpr FoldRange kFoldRanges[] = {\n';
for (const { first, end } of tables) {
  out += `    {0x${first.toString(16)}, 0x${end.toString(16)}, kFold${first.toString(16).toUpperCase()}},\n`;
}
out += '};\n';
out += `constexpr signed char kSteps[] = {${STEPS.join(', ')}};\nconstexpr std::uint16_t kOthers[] = {`;
others.forEach((value, i) => (out += `${i % 12 === 0 ? '\n    ' : ' '}${hex(value)},`));
out += `\n};\nconstexpr char kExpansions[][4] = {${expansions.map((e) => `"${e}"`).join(', ')}};\n`;

if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== out) {
    console.error('src/text/fold_table.inc is not what generate-fold.mjs makes');
    process.exit(1);
  }
} else {
  writeFileSync(file, out);
}
