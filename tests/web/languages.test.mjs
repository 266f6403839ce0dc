// Languages: complete, with the plurals they need, and small.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { source } from './support/core.mjs';

const { ENGLISH, makeWords, unpack } = await source('view/words.ts');
const { LATER } = await source('view/words-later.ts');
const { listOf, namer, payOf } = await source('view/names.ts');
const { fromFile } = await source('element/language.ts');
const english = { ...ENGLISH, ...LATER };
const folder = new URL('../../web/lang/', import.meta.url);
const base = (key) => key.split('.')[0];
const values = (text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
const languages = readdirSync(folder).map((file) => file.replace('.json', ''));
const read = (name) => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
const packed = (name) => readFileSync(new URL(`../../dist/lang/${name}.json`, import.meta.url), 'utf8');

test('there are sixteen besides English', () => {
  assert.deepEqual(languages.sort(), 'ar cs de es fr he it ja nl pl pt ro sv tr uk zh'.split(' '));
});

for (const name of languages) {
  describe(name, () => {
    const texts = read(name);

    test('says every word, with the same values', () => {
      assert.deepEqual([...new Set(Object.keys(texts).map(base))].sort(), [...new Set(Object.keys(english).map(base))].sort());
      for (const [key, text] of Object.entries(texts)) {
        const same = english[key] ?? english[`${base(key)}.other`];
        // "one" and "two" may be words instead of numbers.
        const wanted = values(same).filter((value) => !(value === 'n' && /\.(zero|one|two)$/.test(key) && !values(text).includes('n')));
        assert.deepEqual(values(text), wanted, `${key}: ${text}`);
      }
    });

    test('has a form for every plural of its numbers', () => {
      for (const word of ['roles', 'some', 'show', 'savedRoles']) {
        for (let n = 0; n < 1000; n++) {
          const form = new Intl.PluralRules(name).select(n);
          assert.ok(texts[`${word}.${form}`] ?? texts[`${word}.other`], `${word} ${n}`);
          if (form !== 'other') assert.ok(texts[`${word}.${form}`], `${word}.${form} for ${n}`);
        }
      }
    });

    test('is at most 1,000 bytes, and what is downloaded says the same', () => {
      assert.ok(brotliCompressSync(packed(name)).length <= 1000);
      const [first, later] = JSON.parse(packed(name));
      assert.deepEqual({ ...unpack(first, ENGLISH), ...unpack(later, LATER) }, texts);
    });
  });
}

describe('words', () => {
  const words = (lang, own, texts = lang && languages.includes(lang) ? fromFile(JSON.parse(packed(lang))) : undefined) => {
    const made = makeWords(lang, own, texts);
    if (made.later.length) made.add(unpack(made.later, LATER));
    made.add(LATER, namer(made)); // as the second script does
    return made;
  };

  test('count as their language does', () => {
    const counts = (lang, ...numbers) => numbers.map((n) => words(lang).count(n, n));
    assert.deepEqual(counts('en', 0, 1, 2, 1234), ['0 roles', '1 role', '2 roles', '1,234 roles']);
    assert.deepEqual(counts('pl', 1, 2, 5, 22, 25), ['1 oferta', '2 oferty', '5 ofert', '22 oferty', '25 ofert']);
    assert.deepEqual(counts('ro', 1, 2, 19, 20), ['1 post', '2 posturi', '19 posturi', '20 de posturi']);
    assert.deepEqual(counts('ar', 1, 2), ['وظيفة واحدة', 'وظيفتان']);
    assert.equal(words('ja').count(3, 60), '60件中3件');
  });

  test('in English say dates and numbers as Intl does, without it', () => {
    const all = ['en', 'en-US', 'en-GB', 'en-IE'].map((lang) => ({
      english: words(lang),
      dates: new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeZone: 'UTC' }),
      numbers: new Intl.NumberFormat(lang),
    }));
    const { Intl: own } = globalThis;
    globalThis.Intl = { getCanonicalLocales: own.getCanonicalLocales };
    try {
      const day = 86_400_000;
      for (const { english, dates, numbers } of all) {
        for (let ms = 0; ms < Date.UTC(2100, 0); ms += day) assert.equal(english.date(ms + day - 1), dates.format(ms));
        for (const n of [0, 7, 999, 1000, 12_345, 999_999, 1_234_567]) assert.equal(english.number(n), numbers.format(n));
        assert.deepEqual([0, 1, 2, 1001].map((n) => english.count(n, n)), ['0 roles', '1 role', '2 roles', '1,001 roles']);
        assert.equal(english.value('location', 'Germany', 'DE'), 'Germany');
      }
    } finally {
      globalThis.Intl = own;
    }
  });

  test('in English say languages, pay and lists as Intl does, without it', () => {
    const codes = ['ar', 'cs', 'de', 'el', 'he', 'lv', 'no', 'uk', 'zh'];
    const places = ['Hamburg', 'Riga', 'Turku'];
    const all = ['en', 'en-US', 'en-GB', 'en-IE'].map((lang) => {
      const currencies = /GB|IE/.test(lang) ? ['EUR', 'GBP'] : ['EUR', 'GBP', 'USD'];
      const names = new Intl.DisplayNames(lang, { type: 'language' });
      const money = (currency) => new Intl.NumberFormat(lang, { style: 'currency', currency, maximumFractionDigits: 0 });
      return [words(lang), currencies, {
        languages: codes.map((code) => names.of(code)),
        pay: currencies.map((currency) => `${money(currency).formatRange(50_000, 61_500)} per year`),
        list: new Intl.ListFormat(lang, { type: 'unit' }).format(places),
      }];
    });
    const english = words('en');
    const { Intl: own } = globalThis;
    globalThis.Intl = { getCanonicalLocales: own.getCanonicalLocales };
    try {
      for (const [own, currencies, wanted] of all) {
        const pay = currencies.map((currency) => payOf(own, { min: 50_000, max: 61_500, currency, period: 'year' }));
        assert.deepEqual({ languages: codes.map((code) => own.value('language', code)), pay, list: listOf(own, places) }, wanted);
      }
      assert.equal(english.value('salary', '40000+ EUR/year'), '€40,000+ per year');
    } finally {
      globalThis.Intl = own;
    }
    assert.equal(english.value('language', 'sw'), 'Swahili');
    assert.equal(english.value('language', 'constructor'), 'constructor');
    assert.equal(payOf(english, { max: 90_000, currency: 'CHF', period: 'year' }), 'up to CHF\u00a090,000 per year');
  });

  test('name what the first script shows as it is, until the second one is there', () => {
    const first = makeWords('en');
    assert.equal(first.value('language', 'de'), 'de');
    const pay = ['40000+ EUR/year', '25+ GBP/hour', '5000+ USD/month'];
    const before = pay.map((value) => first.value('salary', value));
    assert.deepEqual(before, ['€40,000+ per year', '£25+ per hour', '$5,000+ per month']);
    assert.equal(first.value('salary', '90000+ CHF/year'), '90000+ CHF/year');
    first.add(LATER, namer(first));
    assert.deepEqual(pay.map((value) => first.value('salary', value)), before);
    assert.equal(first.value('language', 'de'), 'German');
  });

  test('of the page come before those of its language', () => {
    const own = words('de', { heading: 'Jobs bei uns', 'roles.one': '{n} Job', 'roles.other': '{n} Jobs' });
    assert.equal(own.say('heading'), 'Jobs bei uns');
    assert.equal(own.count(3, 3), '3 Jobs');
    assert.equal(own.say('more'), 'Mehr Stellen zeigen');
    assert.equal(makeWords('fi', { heading: 'Avoimet paikat' }).lang, 'fi');
  });

  test('of a language that there is none of are English throughout', () => {
    const english = makeWords('fi');
    assert.equal(english.lang, 'en');
    assert.equal(english.date(Date.UTC(2026, 10, 3)), 'Nov 3, 2026');
    for (const lang of ['', 'x', '__proto__', 'en-', '<b>']) assert.equal(makeWords(lang).say('more'), 'Show more roles');
    assert.equal(makeWords('en-GB').date(Date.UTC(2026, 10, 3)), '3 Nov 2026');
  });

  test('name countries and regions in their own language, and leave alone what they have no name for', () => {
    const german = words('de');
    const name = (value, code) => german.value('location', value, code);
    assert.equal(name('Germany', 'DE'), 'Deutschland');
    assert.equal(name('European Union', 'EU'), 'Europäische Union');
    assert.equal(name('Europe', 'EUROPE'), 'Europa');
    assert.equal(name('Southern Europe', 'SOUTHERN-EUROPE'), 'Südeuropa');
    assert.equal(name('EMEA', 'EMEA'), 'EMEA');
    assert.equal(name('Berlin'), 'Berlin');
    assert.equal(words('en').value('location', 'Europe', 'EUROPE'), 'Europe');
  });

  test('spell names of others as they are, and begin their own with a capital', () => {
    const english = words('en');
    for (const [facet, value] of [['tag', 'aws'], ['tag', 'iOS'], ['company', 'eBay'], ['department', 'iOS'], ['location', 'den Haag']])
      assert.equal(english.value(facet, value), value);
    assert.equal(english.value('category', 'software'), 'Software');
    assert.equal(english.value('seniority', 'lead'), 'Lead');
    assert.equal(english.value('employment', 'full_time'), 'Full-time');
    assert.equal(english.value('language', 'de'), 'German');
  });

  test('values are taken literally', () => {
    const english = words('en');
    english.add(LATER);
    assert.equal(english.say('remove', { facet: '{value}', value: '$& {facet}' }), 'Remove filter {value}: $& {facet}');
  });
});
