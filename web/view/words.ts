// words.ts - everything that is said in words. English is inside; other languages, and the
// page's own words, are dictionaries. Plurals, numbers, dates, money, languages and countries
// come from Intl.

import type { Facet, Posting } from '../core/types.ts';
import type { LATER } from './words-later.ts';

/**
 * Word -> text. "{name}" stands for a value. A text that depends on a number has a key for
 * each plural category of its language: "roles.one", "roles.other".
 */
export type Dictionary = Readonly<Record<string, string>>;

/** What the first paint needs. */
export const ENGLISH = {
  search: 'Search roles',
  placeholder: 'Title, skill, place…',
  heading: 'Open roles',
  sort: 'Sort by',
  filters: 'Filters',
  clear: 'Clear all',
  more: 'Show more roles',
  all: 'Show all {n}',
  fewer: 'Show fewer',
  featured: 'Featured',
  original: 'Original posting',
  empty: 'There are no open roles right now.',
  noMatch: 'No role matches.',
  noPosting: 'This role could not be shown.',
  error: 'The job list could not be loaded.',
  retry: 'Try again',
  loading: 'Loading roles…',
  'roles.one': '{n} role',
  'roles.other': '{n} roles',
  'some.one': '{shown} of {n} role',
  'some.other': '{shown} of {n} roles',
  // Facets, which are facts and orders as well.
  company: 'Company',
  location: 'Location',
  workplace: 'Workplace',
  employment: 'Type',
  department: 'Team',
  category: 'Field',
  tag: 'Skills',
  seniority: 'Level',
  language: 'Language',
  posted: 'Posted',
  salary: 'Pay',
  best: 'Best match',
  newest: 'Newest',
  title: 'Title',
  // Their values, where there is a list of them.
  remote: 'Remote',
  hybrid: 'Hybrid',
  onsite: 'On site',
  full_time: 'Full-time',
  part_time: 'Part-time',
  contract: 'Contract',
  temporary: 'Temporary',
  internship: 'Internship',
  volunteer: 'Volunteer',
  per_diem: 'Per diem',
  other: 'Other',
  '24h': 'Last 24 hours',
  '7d': 'Last 7 days',
  '30d': 'Last 30 days',
  // Pay.
  from: '{pay} and more',
  upTo: 'up to {pay}',
  hour: '{pay} per hour',
  day: '{pay} per day',
  week: '{pay} per week',
  month: '{pay} per month',
  year: '{pay} per year',
} as const;

type Base<Key> = Key extends `${infer Word}.${string}` ? Word : Key;
export type Word = Base<keyof typeof ENGLISH | keyof typeof LATER>;
/** The orders a visitor can choose. */
export const ORDERS = ['best', 'newest', 'title', 'company'] as const;

/**
 * A language: the texts of the first paint and those of later, in the order of their words in
 * English; plurals by their category; names of regions by the core's codes.
 */
export type Packed = readonly [
  first: readonly Text[],
  later: readonly Text[],
  regions?: Dictionary,
];
type Text = string | Readonly<Record<string, string>>;

/** The dictionary of `texts`, which are in the order of `english`. */
export function unpack(texts: readonly Text[], english: Dictionary): Dictionary {
  const names = new Set(Object.keys(english).map((key) => key.split('.')[0]));
  const pairs = [...names].flatMap((name, i): [string, string][] => {
    const text = texts[i] ?? {};
    if (typeof text === 'string') return [[`${name}`, text]];
    return Object.entries(text).map(([form, t]) => [`${name}.${form}`, t]);
  });
  return Object.fromEntries(pairs);
}

export interface Words {
  /** BCP 47 tag of what is said. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** A text with its values; `n` chooses the plural. */
  say(word: Word, values?: Readonly<Record<string, string | number>>): string;
  /** "7 of 60 roles", or "60 roles". */
  count(shown: number, total: number): string;
  number(n: number): string;
  date(ms: number): string;
  pay(salary: NonNullable<Posting['salary']>): string;
  /** A facet's value as people say it; `code` as in FacetValue. */
  value(facet: Facet, value: string, code?: string): string;
  /** Of the language, what is said after the first paint. */
  readonly later: readonly Text[];
  /** Adds texts below those there are. */
  add(dictionary: Dictionary): void;
}

const LISTED: readonly Facet[] = ['workplace', 'employment', 'posted'];
const RIGHT_TO_LEFT = /^(ar|fa|he|ps|ur|yi)\b/;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The tag as engines write it; English when it makes no sense. */
export function localeOf(lang: string): string {
  try {
    return Intl.getCanonicalLocales(lang)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** What takes a browser long to make, when it is needed, once. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/**
 * `own`: the page's words, before those of the language. Where neither is there, everything
 * is in English.
 */
export function makeWords(lang: string, own?: Dictionary, packed?: Packed): Words {
  const locale = own || packed || /^en\b/i.test(lang) ? localeOf(lang) : 'en';
  const texts = new Map<string, string>();
  // English as Intl has it, which takes a browser longer to make than the board.
  const english = /^en(-US)?$/.test(locale);
  const numbers = once(() => new Intl.NumberFormat(locale));
  const plural = once(() => new Intl.PluralRules(locale));
  // A date without a time of day: the same one in every time zone.
  const dates = once(
    () => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }),
  );
  const names = (type: 'language' | 'region') =>
    once(() => new Intl.DisplayNames([locale], { type }));
  const languages = names('language');
  const regions = names('region');
  const words: Words = {
    lang: locale,
    later: packed?.[1] ?? [],
    dir: RIGHT_TO_LEFT.test(locale) ? 'rtl' : 'ltr',
    add(dictionary) {
      for (const [word, text] of Object.entries(dictionary)) {
        if (!texts.has(word)) texts.set(word, `${text}`);
      }
    },
    say(word, values = {}) {
      const { n } = values;
      const text =
        texts.get(word) ??
        texts.get(
          `${word}.${english ? (n === 1 ? 'one' : 'other') : plural().select(Number(n))}`,
        ) ??
        texts.get(`${word}.other`) ??
        word;
      return text.replace(/\{(\w+)\}/g, (_, name) => {
        const value = values[name];
        return typeof value === 'number' ? words.number(value) : `${value}`;
      });
    },
    count: (shown, n) =>
      shown === n ? words.say('roles', { n }) : words.say('some', { shown, n }),
    number: (n) => (english ? `${n}`.replace(/\B(?=(\d{3})+$)/g, ',') : numbers().format(n)),
    date(ms) {
      if (!english) return dates().format(ms);
      const [, day, month, year] = new Date(ms).toUTCString().split(' ');
      return `${month} ${Number(day)}, ${year}`;
    },
    pay({ min, max, currency, period, text }) {
      if (!min && !max) return text ?? '';
      const money = new Intl.NumberFormat(
        locale,
        /^[a-z]{3}$/i.test(currency ?? '')
          ? { style: 'currency', currency, maximumFractionDigits: 0 }
          : {},
      );
      let pay = money.format(max || min || 0);
      if (min && max && min !== max) pay = money.formatRange(min, max);
      else if (!max) pay = words.say('from', { pay });
      else if (!min) pay = words.say('upTo', { pay });
      return period && texts.has(period) ? words.say(period as Word, { pay }) : pay;
    },
    value(facet, value, code) {
      const known = facet === 'language' ? languages : !english && code?.length === 2 && regions;
      if (known) {
        try {
          return capital(known().of(code ?? value) ?? value);
        } catch {
          return value;
        }
      }
      const pay = facet === 'salary' && /^(\d+)\+ ([A-Z]{3})(?:\/(\w+))?$/.exec(value);
      if (pay) {
        const [, min, currency = '', period = ''] = pay;
        return words.pay({ min: Number(min), currency, period });
      }
      const key = LISTED.includes(facet) ? value : code;
      // Names are as their owners write them: iOS, eBay.
      return (key && texts.get(key)) || (/^(cat|sen)/.test(facet) ? capital(value) : value);
    },
  };
  if (own) words.add(own);
  if (packed) words.add({ ...unpack(packed[0], ENGLISH), ...packed[2] });
  words.add(ENGLISH);
  return words;
}
