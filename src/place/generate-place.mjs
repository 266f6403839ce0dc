// generate-place.mjs - writes territory_table.inc: names and native names of countries, their
// cities and states, and what lies in what. From Unicode CLDR (the cldr-* packages of
// web/package.json), and from the tables here for what CLDR lacks. `--check` compares instead.
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('territory_table.inc', import.meta.url);
const cldr = (path) =>
  JSON.parse(readFileSync(new URL(`../../web/node_modules/cldr-${path}.json`, import.meta.url), 'utf8'));

const contains = cldr('core/supplemental/territoryContainment').supplemental.territoryContainment;
const info = cldr('core/supplemental/territoryInfo').supplemental.territoryInfo;
const zones = cldr('bcp47/bcp47/timezone').keyword.u.tz;
const subdivisions = cldr('subdivisions-full/subdivisions/en/en').subdivisions.localeDisplayNames.subdivisions;
const names = (language) =>
  cldr(`localenames-full/main/${language}/territories`).main[language].localeDisplayNames.territories;
const english = names('en');
const languages = new Set(cldr('core/availableLocales').availableLocales.full);

// CLDR also names parts of countries, unions and the unknown.
const NO_COUNTRIES = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ'.split(' '));
const countries = Object.keys(english).filter((code) => /^[A-Z]{2}$/.test(code) && !NO_COUNTRIES.has(code));

// --- ours: what CLDR lacks ----------------------------------------------------

// The regions of M.49 that countries are sorted into; a letter each, in this order. Those that
// no region here tells apart are one.
const LEAVES = ['002', '021', '013 029', '005', '154', '155', '151', '039', '145', '030 034 143', '035', '009'];
// Cyprus is in Western Asia by M.49, which would leave the European Union outside Europe.
const MOVED = { CY: '039' };

const EU = contains.EU._contains.sort().join(' ');
// code, name, other names; then M.49 regions and countries. The code is the name in capitals
// where none is given. The six continents come first, then those whose name alone says that
// the work is done from anywhere in them.
const REGIONS = [
  ['', '002', [], '002'],
  ['', '142', [], '142'],
  ['', '150', [], '150 CY'],
  ['', '003', ['NA', 'NAMER', 'Northern America'], '003'], // "NA" is Namibia's code, but not what people write
  ['', '009', [], '009'],
  ['', '005', [], '005'],
  ['WORLD', 'Worldwide', ['world', 'anywhere', 'everywhere', 'global', 'earth', 'weltweit'], '001'],
  // Business regions have no standard; these leave no country out.
  ['', 'EMEA', [], '150 002 145 CY IR'],
  ['APAC', 'Asia-Pacific', ['APAC'], '030 034 035 143 009'],
  ['LATAM', '419', ['LATAM'], '419'],
  ['', '019', ['AMER'], '019'],
  ['EU', 'EU', ['EU'], EU],
  // Agreement on the European Economic Area, article 2.
  ['EEA', 'European Economic Area', ['EEA'], `${EU} IS LI NO`],
  ['', 'DACH', [], 'DE AT CH'],
  // The Nordic Council's members.
  ['', 'Nordics', ['Nordic', 'Scandinavia'], 'DK FI IS NO SE AX FO GL'],
  ['', 'Baltics', [], 'EE LV LT'],
  ['', 'Benelux', [], 'BE NL LU'],
  ['UKI', 'UK & Ireland', ['UKI'], 'GB IE'],
  // OECD, Glossary of Statistical Terms: Central and Eastern European Countries.
  ['CEE', 'Central & Eastern Europe', ['CEE'], 'AL BG HR CZ HU PL RO SK SI EE LV LT'],
  // World Bank country groups, without Malta, which is in the European Union.
  ['MENA', 'Middle East & North Africa', ['MENA', 'Middle East'],
    'DZ BH DJ EG IR IQ IL JO KW LB LY MA OM PS QA SA SY TN AE YE'],
  ['ANZ', 'Australia & New Zealand', ['ANZ'], 'AU NZ'],
  ['', '154', [], '154'],
  ['', '155', [], '155'],
  ['', '151', [], '151'],
  ['', '039', [], '039 CY'],
  ['', '035', [], '035'],
];

// Other names of countries. "and", "the", "of" and "republic" are never compared.
const ALIASES = {
  AE: ['UAE'],
  CD: ['DRC', 'Democratic Congo'],
  CG: ['Congo'],
  GB: ['Great Britain', 'Britain', 'England', 'Scotland', 'Wales', 'Northern Ireland'],
  KR: ['Korea'],
  MK: ['Macedonia', 'Македонија'],
  MO: ['Macau'],
  NL: ['Holland'],
  SK: ['Slovak'],
  US: ['USA', 'United States America'],
};
// Codes of provinces that are countries' codes as well, and mostly meant so.
const NOT_STATES = new Set('canl canu cape cask cayt usas usgu usmp uspr usum usvi'.split(' '));

// Time zones that are named after a city which people write without its country.
const ZONES = `aedxb arbue atvie aumel ausyd bebru bgsof brsao cator cavan chzrh cnsha cobog czprg deber dkcph eetll egcai esmad
  fihel frpar gblon getbs grath hrzag hubud idjkt iedub isrey itrom jptyo kenbo krsel ltvno lvrix mxmex nglos nlams noosl phmnl
  plwaw ptlis robuh rsbeg rumow sesto silju skbts thbkk trist twtpe uaiev uschi usden usind uslax usnyc vnsgn`.split(/\s+/);
// Cities without a zone, zones' cities under another name, and cities that are countries, so
// that "London, Singapore" is two places.
const CITIES = {
  AT: 'Wien',
  CA: 'Montreal',
  CH: 'Geneva',
  CN: 'Beijing',
  CZ: 'Praha,Brno',
  DE: 'Munich,Munchen,Hamburg,Cologne,Koln,Frankfurt,Stuttgart,Dusseldorf',
  ES: 'Barcelona,Malaga',
  FR: 'Lyon',
  GB: 'Manchester,Edinburgh,Cambridge',
  HK: 'Hong Kong',
  IL: 'Tel Aviv',
  IN: 'Bangalore,Bengaluru,Mumbai,Delhi,Hyderabad,Pune',
  IT: 'Milan,Milano',
  LU: 'Luxembourg',
  NL: 'Rotterdam',
  PL: 'Krakow,Wrocław,Gdansk',
  PT: 'Porto',
  RO: 'Cluj,Cluj-Napoca',
  SE: 'Gothenburg',
  SG: 'Singapore',
  US: 'San Francisco,SF,NYC,New York City,LA,Seattle,Boston,Austin,Atlanta',
};

// --- the tables ---------------------------------------------------------------

const same = (a) =>
  a.normalize('NFKD').toLowerCase().replace(/[^\p{L}]/gu, '');
// Without diacritics: it is compared folded, and never shown.
const plain = (name) => (/\p{sc=Hang}/u.test(name) ? name : name.normalize('NFKD').replace(/\p{M}/gu, ''));
const list = (first, others) => {
  const known = new Set([same(first)]);
  return [first, ...others.map(plain).filter((name) => !known.has(same(name)) && known.add(same(name)))];
};

// All countries of a region of M.49, in any depth.
const members = (code) =>
  /^[A-Z]{2}$/.test(code) && code !== 'QO' ? [code] : contains[code]._contains.flatMap(members);
const leafOf = new Map();
LEAVES.forEach((leaf, i) => {
  for (const code of leaf.split(' ').flatMap(members)) leafOf.set(code, i);
});
for (const [code, leaf] of Object.entries(MOVED)) leafOf.set(code, LEAVES.indexOf(leaf));
const letter = (i) => String.fromCharCode(97 + i);

// The names of a country in the languages of its government: of all European countries, and of
// the economies above a trillion dollars elsewhere, in the scripts that need few bytes.
function native(code) {
  const european = '154 155 151 039'.includes(LEAVES[leafOf.get(code)]);
  if (!european && !(Number(info[code]?._gdp) >= 1e12)) return [];
  const found = [];
  for (const [language, use] of Object.entries(info[code]?.languagePopulation ?? {})) {
    if (!['official', 'de_facto_official'].includes(use._officialStatus)) continue;
    if (Number(use._populationPercent) < 10 || /^(gsw|en)$|_Cyrl/.test(language)) continue;
    const locale = language.replace('_', '-');
    const name = languages.has(locale) ? names(locale)[code] : '';
    if (!/[^\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Han}\p{sc=Hang} ]/u.test(name) && name) found.push(name);
  }
  return found;
}

function record(code) {
  const alternates = ['short', 'variant', 'stand-alone']
    .map((kind) => english[`${code}-alt-${kind}`])
    .filter((name) => name && !name.includes('('));
  // "Hong Kong SAR China", "Myanmar (Burma)", "Palestinian Territories": the short name is shown.
  const [name, ...rest] = /^(HK|MM|MO|PS)$/.test(code) ? [...alternates, english[code]] : [english[code], ...alternates];
  const own = list(name, [...rest, ...(ALIASES[code] ?? []), ...native(code)]);
  const zone = ZONES.filter((zone) => zone.slice(0, 2).toUpperCase() === code)
    .map((zone) => zones[zone]._description.split(/,| \(/)[0]);
  const cities = [...zone, ...(CITIES[code]?.split(',') ?? [])];
  const states = Object.entries(subdivisions)
    .filter(([key]) => /^(us|ca)/.test(key) && key.slice(0, 2).toUpperCase() === code && !/^us(as|gu|mp|pr|um|vi)$/.test(key))
    .flatMap(([key, state]) => (NOT_STATES.has(key) ? [state] : [state, key.slice(2).toUpperCase()]));
  const parts = [own];
  if (cities.length + states.length > 0) parts.push(cities.length > 0 ? list(cities[0], cities.slice(1)).map(plain) : []);
  if (states.length > 0) parts.push(states.map(plain));
  return parts.map((part) => part.join(',')).join(';');
}

let leaves = '';
for (let a = 0; a < 26; ++a) {
  for (let b = 0; b < 26; ++b) {
    const code = String.fromCharCode(65 + a, 65 + b);
    leaves += countries.includes(code) ? letter(leafOf.get(code)) : ' ';
  }
}
const regions = REGIONS.map(([code, , , parts]) => {
  const inside = parts.split(' ');
  let line = `${code} `;
  for (let i = 0; i < LEAVES.length; ++i) {
    if (inside.some((part) => /\d/.test(part) && members(part).some((country) => leafOf.get(country) === i && !MOVED[country]))) {
      line += letter(i);
    }
  }
  const wanted = inside.filter((part) => /[A-Z]/.test(part) && !line.slice(code.length).includes(letter(leafOf.get(part))));
  return line + wanted.join('');
});
const records = [
  ...countries.sort().map(record),
  ...REGIONS.map(([, name, others]) => list(english[name] ?? name, others).join(',')),
];
for (const text of records) {
  if (/["\\\n]/.test(text) || text.split(';')[0].split(',')[0] === '') throw new Error(`cannot hold: ${text}`);
}

const text = (lines) => lines.map((line) => `    "${line}\\n"`).join('\n');
const out = `// Made by generate-place.mjs from Unicode CLDR ${cldr('core/package').version}; do not edit.
// Copyright © 2004-2026 Unicode, Inc. SPDX-License-Identifier: Unicode-3.0

constexpr unsigned kRegionCount = ${REGIONS.length};

// For AA, AB … ZZ: the region it lies in, or a space where no country has that code.
constexpr char kLeaf[] =
${leaves.match(/.{26}/g).map((line) => `    "${line}"`).join('\n')};

// For each region: its code, if it is not its name; then the leaves and the countries in it.
constexpr char kRegions[] =
${text(regions)};

// For each country in order of code, then for each region: names; cities; states.
constexpr char kNames[] =
${text(records)};
`;

if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== out) {
    console.error('src/place/territory_table.inc is not what generate-place.mjs makes');
    process.exit(1);
  }
} else {
  writeFileSync(file, out);
}
