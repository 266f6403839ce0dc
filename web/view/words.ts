// words.ts - everything that is said in words. English is inside; other languages, and the
// page's own words, are dictionaries. Plurals, numbers and dates come from Intl, as do money,
// languages and countries; see names.ts.

import type { Facet } from '../core/types.ts';
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
  /** A facet's value as people say it; `code` as in FacetValue. */
  readonly value: Name;
  /** Of the language, what is said after the first paint. */
  readonly later: readonly Text[];
  /** Adds texts below those there are, and what is asked first for the name of a facet's value. */
  add(dictionary: Dictionary, name?: Name<string | undefined>): void;
}

export type Name<Text = string> = (facet: Facet, value: string, code?: string) => Text;

/** In English, as Intl has them. */
export const SIGNS = { EUR: '€', GBP: '£', USD: '$' } as const;
const LISTED: readonly Facet[] = ['workplace', 'employment', 'posted'];
const RIGHT_TO_LEFT = /^(ar|fa|he|ps|ur|yi)\b/;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The tag as engines write it; English when it makes no sense. */
export function localeOf(lang: string): string {
  try {
    return Intl.getCanonicalLocales(lang)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** Where we say what Intl says, whose first use takes Chromium longer than the board. */
export const isEnglish = (locale: string): boolean => /^en(-(US|GB|IE))?$/.test(locale);

/** What takes a browser long to make, when it is needed, once. */
export function once<T>(make: () => T): () => T {
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
  const english = isEnglish(locale);
  const numbers = once(() => new Intl.NumberFormat(locale));
  const plural = once(() => new Intl.PluralRules(locale));
  // A date without a time of day: the same one in every time zone.
  const dates = once(
    () => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }),
  );
  let named: Name<string | undefined> | undefined;
  const words: Words = {
    lang: locale,
    later: packed?.[1] ?? [],
    dir: RIGHT_TO_LEFT.test(locale) ? 'rtl' : 'ltr',
    add(dictionary, name) {
      named ??= name;
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
      return /[BE]$/.test(locale)
        ? `${Number(day)} ${month === 'Sep' ? 'Sept' : month} ${year}`
        : `${month} ${Number(day)}, ${year}`;
    },
    value(facet, value, code) {
      const key = LISTED.includes(facet) ? value : code;
      // Names are as their owners write them: iOS, eBay.
      return (
        named?.(facet, value, code) ||
        (key && texts.get(key)) ||
        // Pay as it will be called, in as many lines: what is below must not move.
        (english && facet === 'salary'
          ? value.replace(
              /(.+)\+ (EUR|GBP|USD)\//,
              (_, n, currency: 'EUR') => `${SIGNS[currency]}${words.number(n)}+ per `,
            )
          : /^(cat|sen)/.test(facet)
            ? capital(value)
            : value)
      );
    },
  };
  if (own) words.add(own);
  if (packed) words.add({ ...unpack(packed[0], ENGLISH), ...packed[2] });
  words.add(ENGLISH);
  return words;
}
