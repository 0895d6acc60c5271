import { describe, expect, test } from 'vitest';
import { languages } from '#contract/common-shapes.ts';
import { exampleCodes } from './codes/example-codes.ts';
import { exampleSets } from './example-sets.ts';
import type { StoryText } from './example-shapes.ts';
import { inventCustomers } from './invented-customers.ts';
import { planArrivals } from './month/arrivals.ts';
import { openingTimes } from './opening-times.ts';
import { seeded } from './seeded.ts';
import { inventSlots, tellStory } from './slots.ts';
import { speeches } from './speech/speech.ts';

const day = [{ from: '08:00', to: '17:00' }];
const officeHours = {
  zone: 'Europe/Helsinki',
  week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] },
  holidays: [],
  specialDays: [],
};

describe.each(Object.entries(exampleSets))('the texts of the example %s', (_, set) => {
  test('tell the same stories with the same parts in all languages', () => {
    const shape = (language: (typeof languages)[number]) =>
      Object.entries(set.texts[language].stories).map(([key, text]) => [key, Object.keys(text as StoryText).sort()]);
    expect(shape('en').length).toBeGreaterThanOrEqual(40);
    for (const language of languages) expect(shape(language), language).toEqual(shape('en'));
  });

  test.each(languages)('are complete in %s, with every place filled', (language) => {
    const texts = set.texts[language];
    expect(Object.keys(texts.stories).sort()).toEqual(Object.keys(set.outlines).sort());
    expect(Object.keys(texts.categories)).toEqual([...set.categories]);
    expect(texts.domain).toMatch(/\.example$/);
    const slots = inventSlots(seeded(1), speeches[language]);
    for (const [key, story] of Object.entries(texts.stories)) {
      const told = tellStory(story as StoryText, slots);
      expect(Object.keys(told), key).toEqual(expect.arrayContaining(['subject', 'message']));
      expect(told.outcome !== undefined, key).toBe(set.outlines[key]?.kind !== 'comment');
      expect((told.question === undefined) === (told.answer === undefined), key).toBe(true);
      for (const words of Object.values(told)) expect(words as string, key).toMatch(/^[^{}]{3,}$/);
    }
    for (const words of Object.values(texts.categories)) expect(words as string).not.toBe('');
  });

  test('have keyword rules for the same categories in all languages', () => {
    for (const language of languages) {
      expect(Object.keys(set.texts[language].keywords).sort()).toEqual(Object.keys(set.texts.en.keywords).sort());
    }
  });
});

test.each(languages)('in %s there are people and places enough', (language) => {
  const speech = speeches[language];
  expect(new Set(speech.staff).size).toBe(16);
  expect(speech.streets.length).toBeGreaterThanOrEqual(20);
  const customers = inventCustomers(seeded(3), speech, 'work', 140);
  const addresses = customers.flatMap((one) => (one.email ? [one.email] : []));
  expect(new Set(addresses).size).toBe(addresses.length);
  for (const address of addresses) expect(address).toMatch(/^[a-z0-9]+\.[a-z0-9]+@[a-z0-9]+\.example$/);
  for (const one of customers) expect(one.email ?? one.phone).toBeTruthy();
});

test('the same seed makes the same month, another seed another one', () => {
  const to = Date.parse('2026-02-04T12:10:00Z');
  const from = to - 30 * 86_400_000;
  const open = openingTimes(officeHours, from, to);
  const plan = (seed: number) =>
    planArrivals(seeded(seed), exampleSets.city, open, 'Europe/Helsinki', { from, to, count: 597 });
  expect(plan(5)).toEqual(plan(5));
  expect(plan(5)).not.toEqual(plan(6));
});

test('arrivals come mostly in office hours, most of all on Monday mornings, and few at weekends', () => {
  const to = Date.parse('2026-02-04T12:10:00Z');
  const from = to - 30 * 86_400_000;
  const open = openingTimes(officeHours, from, to);
  const arrivals = planArrivals(seeded(5), exampleSets.city, open, 'Europe/Helsinki', { from, to, count: 597 });
  const local = arrivals.map((one) =>
    Temporal.Instant.fromEpochMilliseconds(one.at).toZonedDateTimeISO('Europe/Helsinki'),
  );
  const on = (...days: number[]) => local.filter((one) => days.includes(one.dayOfWeek)).length;
  expect(arrivals.filter((one) => open.isOpen(one.at)).length).toBeGreaterThan(440);
  expect(on(6, 7)).toBeLessThan(60);
  expect(local.filter((one) => one.dayOfWeek === 1 && one.hour < 12).length).toBeGreaterThan(on(5) / 3);
  expect(arrivals.filter((one) => one.channel === 'phone').every((one) => open.isOpen(one.at))).toBe(true);
});

test('problem codes are named in every language, each in a category there is', () => {
  for (const [set, codes] of Object.entries(exampleCodes)) {
    const known: readonly string[] = exampleSets[set as keyof typeof exampleSets].categories;
    for (const { code, category, names } of codes) {
      expect([code, Object.keys(names).sort()]).toEqual([code, [...languages].sort()]);
      expect(known, code).toContain(category);
    }
    expect(new Set(codes.map((one) => one.code)).size).toBe(codes.length);
  }
});
