// words.ts - everything that is said in words, in English. Numbers, dates, currencies and
// languages come from Intl.

import type { Facet, Posting, Sort } from '../core/types.ts';

export interface Words {
  readonly lang: string;
  count(shown: number, total: number): string;
  number(n: number): string;
  date(ms: number): string;
  pay(salary: NonNullable<Posting['salary']>): string;
  /** A facet's value as people say it; `code` as in FacetValue. */
  value(facet: Facet, value: string, code?: string): string;
}

export const TEXT = {
  search: 'Search roles',
  placeholder: 'Title, skill, place…',
  heading: 'Open roles',
  sort: 'Sort by',
  filters: 'Filters',
  clear: 'Clear all',
  remove: 'Remove filter',
  more: 'Show more roles',
  all: 'Show all',
  fewer: 'Show fewer',
  back: 'All roles',
  featured: 'Featured',
  apply: 'Apply',
  applyFor: 'Apply for',
  original: 'Original posting',
  website: 'website',
  empty: 'There are no open roles right now.',
  noMatch: 'No role matches.',
  meant: 'Did you mean',
  without: 'without',
  gone: 'This role is no longer open.',
  noPosting: 'This role could not be shown.',
  noBody: 'The description could not be loaded.',
  error: 'The job list could not be loaded.',
  retry: 'Try again',
  loading: 'Loading roles…',
} as const;

export const FACET_NAMES: Readonly<Record<Facet, string>> = {
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
};

export const SORT_NAMES: Readonly<Partial<Record<Sort, string>>> = {
  best: 'Best match',
  newest: 'Newest',
  title: 'Title',
  company: 'Company',
};

/** Facts of a posting that are no facets. */
export const FACT_NAMES = { pay: 'Pay', posted: 'Posted', closes: 'Closes' } as const;

const VALUES: Readonly<Record<string, string>> = {
  onsite: 'On site',
  full_time: 'Full-time',
  part_time: 'Part-time',
  per_diem: 'Per diem',
  '24h': 'Last 24 hours',
  '7d': 'Last 7 days',
  '30d': 'Last 30 days',
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `lang`: a BCP 47 tag; one that no engine knows means English. */
export function makeWords(lang: string): Words {
  let locale = 'en';
  try {
    locale = Intl.getCanonicalLocales(lang || 'en')[0] ?? 'en';
  } catch {}
  const numbers = new Intl.NumberFormat(locale);
  const plural = new Intl.PluralRules('en');
  // A date without a time of day: the same one in every time zone.
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const roles = (n: number) => (plural.select(n) === 'one' ? 'role' : 'roles');
  return {
    lang: locale,
    count: (shown, total) =>
      shown === total
        ? `${numbers.format(total)} ${roles(total)}`
        : `${numbers.format(shown)} of ${numbers.format(total)} ${roles(total)}`,
    number: (n) => numbers.format(n),
    date: (ms) => dates.format(ms),
    pay({ min, max, currency, period, text }) {
      if (!min && !max) return text ?? '';
      const money = new Intl.NumberFormat(
        locale,
        currency ? { style: 'currency', currency, maximumFractionDigits: 0 } : {},
      );
      const range =
        min && max && min !== max
          ? `${money.format(min)} – ${money.format(max)}`
          : `${min ? '' : 'up to '}${money.format(max || min || 0)}${max ? '' : ' and more'}`;
      return period ? `${range} per ${period}` : range;
    },
    value(facet, value, code) {
      const type = facet === 'language' ? 'language' : code?.length === 2 && 'region';
      if (type) {
        try {
          const name = new Intl.DisplayNames([locale], { type }).of(code ?? value);
          return capital(name ?? value);
        } catch {
          return value;
        }
      }
      const pay = facet === 'salary' && /^(\d+)\+ ([A-Z]{3})(?:\/(\w+))?$/.exec(value);
      if (pay) {
        const [, min, currency = '', period = ''] = pay;
        return this.pay({ min: Number(min), currency, period });
      }
      return VALUES[value] ?? capital(value);
    },
  };
}
