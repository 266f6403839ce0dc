// language.ts - the texts of a language, beside the script.
import { REGIONS } from '../view/regions.ts';
import type { Packed } from '../view/words.ts';

/** Those there are besides English, as in web/lang/; and the hash of them all. */
declare const LANGUAGES: readonly string[];
declare const LANGUAGES_VERSION: string;

/** What is in a file: regions have their names alone there, in the order of REGIONS. */
type LanguageFile = readonly [first: Packed[0], later: Packed[1], regions: readonly string[]];

export function fromFile([first, later, names]: LanguageFile): Packed {
  const codes = Object.keys(REGIONS);
  return [first, later, Object.fromEntries(names.map((name, i) => [codes[i], name]))];
}

const loaded = new Map<string, Promise<Packed>>();

/** The texts for a BCP 47 tag; nothing for English and for what there is no file of. */
export async function textsOf(lang: string): Promise<Packed | undefined> {
  const name = lang.toLowerCase().split('-')[0] ?? '';
  if (!LANGUAGES.includes(name)) return undefined;
  let texts = loaded.get(name);
  if (!texts) {
    texts = fetch(new URL(`lang/${name}.json?${LANGUAGES_VERSION}`, import.meta.url))
      .then((response) => response.json())
      .then(fromFile);
    loaded.set(name, texts);
    // What a browser knows of a language takes it long to read, once: while the file is on its way.
    for (const first of [
      () => new Intl.NumberFormat(name).format(0),
      () => new Intl.PluralRules(name).select(0),
      () => new Intl.DateTimeFormat(name, { dateStyle: 'medium' }).format(0),
      () => new Intl.DisplayNames(name, { type: 'region' }).of('EU'),
    ])
      setTimeout(() => {
        try {
          first();
        } catch {} // then it is read when it is needed
      });
  }
  try {
    return await texts;
  } catch (error) {
    loaded.delete(name);
    console.warn(`<job-stand> lang="${lang}": ${error}`);
    return undefined;
  }
}
