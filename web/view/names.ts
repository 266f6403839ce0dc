// names.ts - languages, countries, pay and lists, as people say them. What the list does
// without: Chromium's first use of these parts of Intl takes it longer than the board.

import type { Salary } from '../core/types.ts';
import { capital, isEnglish, type Name, once, SIGNS, type Word, type Words } from './words.ts';

// Of Europe's boards, in English as Intl has them; for others it is asked.
const LANGUAGES = new Map(
  Object.entries({
    ar: 'Arabic',
    bg: 'Bulgarian',
    cs: 'Czech',
    da: 'Danish',
    de: 'German',
    el: 'Greek',
    en: 'English',
    es: 'Spanish',
    et: 'Estonian',
    fi: 'Finnish',
    fr: 'French',
    ga: 'Irish',
    he: 'Hebrew',
    hr: 'Croatian',
    hu: 'Hungarian',
    it: 'Italian',
    ja: 'Japanese',
    lt: 'Lithuanian',
    lv: 'Latvian',
    mt: 'Maltese',
    nl: 'Dutch',
    no: 'Norwegian',
    pl: 'Polish',
    pt: 'Portuguese',
    ro: 'Romanian',
    ru: 'Russian',
    sk: 'Slovak',
    sl: 'Slovenian',
    sv: 'Swedish',
    tr: 'Turkish',
    uk: 'Ukrainian',
    zh: 'Chinese',
  }),
);
const signs = new Map<string, string>(Object.entries(SIGNS));

/** The sign of a currency, as English has it; nothing where Intl is to be asked. */
function signOf(lang: string, currency = ''): string | undefined {
  const abroad = currency === 'USD' && /[BE]$/.test(lang); // US$
  return isEnglish(lang) && !abroad ? signs.get(currency) : undefined;
}

/** Names the values of facets that are codes or amounts; nothing for those that are words. */
export function namer(words: Words): Name<string | undefined> {
  const { lang } = words;
  const english = isEnglish(lang);
  const names = (type: 'language' | 'region') =>
    once(() => new Intl.DisplayNames([lang], { type }));
  const languages = names('language');
  const regions = names('region');
  return (facet, value, code) => {
    if (facet === 'salary') {
      const [, min, currency, period] = /^(\d+)\+ ([A-Z]{3})(?:\/(\w+))?$/.exec(value) ?? [];
      return min && payOf(words, { min: Number(min), currency, period });
    }
    const known = facet === 'language' ? languages : !english && code?.length === 2 && regions;
    if (!known) return undefined;
    try {
      return (english && LANGUAGES.get(value)) || capital(known().of(code ?? value) ?? value);
    } catch {
      return undefined;
    }
  };
}

type Pay = { readonly [Key in keyof Salary]?: Salary[Key] | undefined };

/** "€50,000 – €60,000 per year". */
export function payOf(words: Words, { min, max, currency, period, text }: Pay): string {
  if (!min && !max) return text ?? '';
  const { lang } = words;
  const sign = signOf(lang, currency);
  const intl = once(
    () =>
      new Intl.NumberFormat(
        lang,
        /^[a-z]{3}$/i.test(currency ?? '')
          ? { style: 'currency', currency, maximumFractionDigits: 0 }
          : {},
      ),
  );
  const money = (n: number) => (sign ? `${sign}${words.number(Math.round(n))}` : intl().format(n));
  let pay = money(max || min || 0);
  if (min && max && min !== max)
    pay = sign ? `${money(min)} – ${money(max)}` : intl().formatRange(min, max);
  else if (!max) pay = words.say('from', { pay });
  else if (!min) pay = words.say('upTo', { pay });
  return period ? words.say(period as Word, { pay }) : pay;
}

/** "A, B, C". */
export function listOf(words: Words, list: readonly string[] = []): string {
  if (isEnglish(words.lang)) return list.join(', ');
  return new Intl.ListFormat(words.lang, { type: 'unit' }).format(list);
}
