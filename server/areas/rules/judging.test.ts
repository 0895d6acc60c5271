import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CategorySource, Channel } from '#contract/requests.ts';
import type { Condition } from '#contract/rules.ts';
import { aJudged, aRule } from './a-rule.ts';
import { addressTest } from './address-pattern.ts';
import { compileRules } from './compile-rules.ts';
import { explainRules, findRule } from './judge-rules.ts';
import { type CategoryVoices, categoryBy, type PriorityVoices, priorityBy } from './precedence.ts';
import type { ActiveRule, Judged } from './rule-shapes.ts';
import { visibleReply, withoutSignature } from './visible-reply.ts';

const word = fc.constantFrom('bin', 'road', 'lamp', 'tree', 'snow');
const aCondition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    on: fc.constant('words' as const),
    in: fc.constant('both' as const),
    anyOf: fc.array(word, { minLength: 1 }),
    not: fc.boolean(),
  }),
  fc.record({
    on: fc.constant('pattern' as const),
    in: fc.constant('both' as const),
    pattern: word,
    not: fc.boolean(),
  }),
  fc.record({ on: fc.constant('channel' as const), anyOf: fc.constant(['email'] as Channel[]), not: fc.boolean() }),
  fc.record({ on: fc.constant('age' as const), atLeastMinutes: fc.constantFrom(5, 50), not: fc.boolean() }),
);
const someRules: fc.Arbitrary<ActiveRule[]> = fc
  .array(
    fc.record({
      rank: fc.integer({ min: 1, max: 4 }),
      beatsChoice: fc.boolean(),
      conditions: fc.array(aCondition, { maxLength: 3 }),
    }),
    { maxLength: 12 },
  )
  .map((rules) => rules.map((rule, at) => aRule({ ...rule, id: `r${at}` })));
const someContact: fc.Arbitrary<Judged> = fc
  .record({
    text: fc.array(word, { maxLength: 4 }).map((words) => words.join(' ')),
    channel: fc.constantFrom('email' as const, 'phone' as const),
    ageMinutes: fc.constantFrom(0, 10, 100),
  })
  .map(aJudged);

/** The rule as anybody would read it from the list: each condition by itself, nothing prepared. */
function holds(condition: Condition, one: Judged): boolean {
  const plain =
    condition.on === 'words'
      ? condition.anyOf.some((wanted) => one.text.split(' ').includes(wanted))
      : condition.on === 'pattern'
        ? one.text.includes(condition.pattern)
        : condition.on === 'channel'
          ? condition.anyOf.includes(one.channel as never)
          : condition.on === 'age' && one.ageMinutes >= condition.atLeastMinutes;
  return plain !== (condition.not ?? false);
}

describe('the one rule', () => {
  test('is the first of a total order whose conditions all hold, for any rules and any contact', () => {
    fc.assert(
      fc.property(someRules, someContact, (rules, one) => {
        const inOrder = [...rules].sort(
          (a, b) =>
            Number(b.beatsChoice) - Number(a.beatsChoice) || b.rank - a.rank || rules.indexOf(a) - rules.indexOf(b),
        );
        const expected = inOrder.find((rule) => rule.conditions.every((condition) => holds(condition, one)));
        const compiled = compileRules(rules);
        const met = findRule(compiled, one);
        expect(met?.rule.id).toBe(expected?.id);
        expect(met?.because.length).toBe(expected?.conditions.length);
        // Asked again, and explained, it is the same one; none above it met.
        expect(findRule(compiled, one)?.rule.id).toBe(expected?.id);
        const tried = explainRules(compiled, one);
        expect(tried.filter((each) => each.met).map((each) => each.rule.id)).toEqual(expected ? [expected.id] : []);
        expect(tried.map((each) => each.rule.id)).toEqual(inOrder.slice(0, tried.length).map((rule) => rule.id));
      }),
      { numRuns: 400 },
    );
  });

  test('is not moved by rules that come below it, nor by the order in which those of other ranks are read', () => {
    fc.assert(
      fc.property(someRules, someContact, (rules, one) => {
        const distinct = rules.map((rule, at) => ({ ...rule, rank: at + 1 }));
        const met = findRule(compileRules(distinct), one)?.rule.id;
        expect(findRule(compileRules(distinct.toReversed()), one)?.rule.id).toBe(met);
        const below = aRule({ id: 'below', rank: 0 as number, beatsChoice: false });
        expect(findRule(compileRules([below, ...distinct]), one)?.rule.id).toBe(met ?? 'below');
      }),
    );
  });

  test('never sees a word that stands only in quoted history or in a signature', () => {
    const compiled = compileRules([
      aRule({ conditions: [{ on: 'words', in: 'both', anyOf: ['secret'] }] }),
      aRule({ rank: 1, conditions: [{ on: 'pattern', in: 'both', pattern: 's.cret' }] }),
    ]);
    const line = fc.array(fc.constantFrom('the', 'printer', 'is', 'out', 'of', 'paper', 'again'), {
      minLength: 1,
      maxLength: 8,
    });
    const lines = fc.array(
      line.map((words) => words.join(' ')),
      { minLength: 1, maxLength: 4 },
    );
    const below = fc.constantFrom(
      (text: string) => `\n\nOn 3 Feb 2026, at 10:00, Support wrote:\n> ${text} secret\n`,
      (text: string) => `\n\n-- \nSecret Ltd, ${text}\n`,
      (text: string) =>
        `\n\n-----Original Message-----\nFrom: Support\nSent: Monday\nSubject: secret\n\n${text} secret`,
    );
    fc.assert(
      fc.property(lines, lines, below, (said, kept, wrap) => {
        const text = said.join('\n') + wrap(kept.join(' '));
        expect(findRule(compiled, aJudged({ text: withoutSignature(visibleReply(text).visible) }))).toBeNull();
      }),
    );
    expect(findRule(compiled, aJudged({ text: 'a secret' }))).not.toBeNull();
  });
});

test('an address is met whole, by its domain and the domains below, or with what a star stands for', () => {
  for (const [pattern, address, met] of [
    ['Ada@Example.com', 'ada@example.com', true],
    ['ada@example.com', 'xada@example.com', false],
    ['@example.com', 'ada@example.com', true],
    ['@example.com', 'ada@sub.example.com', false],
    ['example.com', 'ada@sub.example.com', true],
    ['example.com', 'ada@badexample.com', false],
    ['*@*.example.com', 'ada@sub.example.com', true],
    ['no*reply@*', 'no-reply@example.com', true],
    ['a*a', 'a', false],
    ['ada@exämple.se', 'ada@xn--exmple-cua.se', true],
  ] as const) {
    expect([pattern, address, addressTest(pattern)(address)]).toEqual([pattern, address, met]);
  }
});

describe('precedence', () => {
  const places = ['manual', 'rule', 'form', 'suggestion', 'mailbox', 'centre'] as const;

  test('of the category holds for every set of voices, heard and unusable (R6.1)', () => {
    for (let heard = 0; heard < 2 ** places.length; heard++) {
      for (let usable = 0; usable < 2 ** places.length; usable++) {
        for (const ruleBeatsChoice of [true, false]) {
          const voices = { ruleBeatsChoice } as CategoryVoices;
          for (const [at, place] of places.entries()) voices[place] = heard & (1 << at) ? place : null;
          const order = ruleBeatsChoice
            ? places
            : (['manual', 'form', 'rule', 'suggestion', 'mailbox', 'centre'] as const);
          const counts = (place: (typeof places)[number]) => (heard & usable & (1 << places.indexOf(place))) !== 0;
          const first: CategorySource | undefined = order.find(counts);
          const said = categoryBy(voices, (id) => (usable & (1 << places.indexOf(id as never))) !== 0);
          expect(said).toEqual(first ? { categoryId: first, source: first } : null);
        }
      }
    }
  });

  test('of the priority holds for every set of voices, heard and unusable (R8.1)', () => {
    const order = ['manual', 'filter', 'contact', 'organisation', 'mailbox'] as const;
    for (let heard = 0; heard < 2 ** order.length; heard++) {
      for (let usable = 0; usable < 2 ** order.length; usable++) {
        const voices = Object.fromEntries(
          order.map((place, at) => [place, heard & (1 << at) ? place : null]),
        ) as PriorityVoices;
        const first = order.find((_, at) => heard & usable & (1 << at));
        const said = priorityBy(voices, (id) => (usable & (1 << order.indexOf(id as never))) !== 0);
        expect(said).toEqual(first ? { priorityId: first, source: first } : null);
      }
    }
  });
});
