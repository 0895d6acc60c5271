import { expect, test } from 'vitest';
import { Effect } from '#contract/effects.ts';
import english from '../messages/en.json' with { type: 'json' };
import { effectLines } from './effect-lines.ts';

const nothingMoves = {
  earlier: 0,
  later: 0,
  gained: 0,
  lost: 0,
  lateNow: 0,
  mostEarlier: 0,
  mostLater: 0,
  examples: [],
};
const example = { number: 104_233, was: '2026-02-09T08:00:00Z', would: '2026-02-10T08:00:00Z' };
const bothWays = {
  earlier: 1,
  later: 2,
  gained: 3,
  lost: 1,
  lateNow: 1,
  mostEarlier: 60,
  mostLater: 3600,
  examples: [example, { ...example, would: null }, { ...example, was: null }],
};

const decided = {
  looked: 9,
  decided: 2,
  deadlines: 1,
  changes: [{ what: 'priority' as const, from: 'Medium', to: 'Low', requests: 2 }],
};

/** Each fact with something in all its parts, and each that words itself in several ways. */
const facts: Effect[] = [
  { code: 'person_sees', open: 5, gained: 1, lost: 2 },
  { code: 'person_rights', gained: ['request.read'], lost: ['log.read'] },
  { code: 'person_leaves', open: 1 },
  { code: 'absence_holds', open: 3, passedOn: 1, stays: 2, from: '2026-02-11T09:00:00Z' },
  { code: 'centre_over', people: 1, max: 1 },
  { code: 'centre_waiting', open: 2, stands: true },
  { code: 'centre_waiting', open: 2, stands: false },
  { code: 'category_gets', waiting: 1, members: 0, here: [] },
  { code: 'category_gets', waiting: 1, members: 2, here: [] },
  { code: 'category_gets', waiting: 1, members: 2, here: ['Ada'] },
  { code: 'category_sight', open: 3, gained: 1, lost: 1 },
  { code: 'category_outside', internal: false, above: null, names: [{ name: 'Water', languages: ['en', 'sv'] }] },
  {
    code: 'category_outside',
    internal: false,
    above: null,
    names: [
      { name: 'Water', languages: ['en'] },
      { name: 'Vatten', languages: ['sv'] },
    ],
  },
  { code: 'category_outside', internal: true, above: null, names: [] },
  { code: 'category_outside', internal: true, above: 'Ours/Own', names: [] },
  { code: 'person_passes_on', open: 1 },
  { code: 'centre_passes_on', open: 2, people: 1 },
  {
    code: 'category_assigns',
    requests: 3,
    people: [{ name: 'Ada', now: 1, would: 2 }],
    queue: { now: 2, would: 1 },
  },
  { code: 'status_has', open: 0 },
  { code: 'problem_code_has', open: 3, outside: 1 },
  { code: 'problem_code_raises', looked: 9, raised: 4, priority: 'High' },
  { code: 'status_queue', waiting: 1, handedOut: true },
  { code: 'status_queue', waiting: 1, handedOut: false },
  { code: 'mail_becomes', centre: 'A', category: 'B/C', priority: 'High', language: 'fi' },
  { code: 'mail_becomes', centre: 'A', category: null, priority: 'High', language: 'fi' },
  { code: 'mail_taken', address: 'a@example.com' },
  { code: 'mail_default', address: 'a@example.com' },
  { code: 'mail_aside', address: 'a@example.com' },
  { code: 'factor_lacking', people: 3, atOnce: 1, from: '2026-02-11T09:00:00Z' },
  { code: 'centre_deferred', count: 3, now: 1 },
  { code: 'escalation_example', levels: [{ level: 1, at: '2026-02-11T09:00:00Z' }] },
  {
    code: 'escalation_past',
    looked: 9,
    levels: [
      { level: 1, count: 2, examples: [{ number: 100001, at: '2026-02-11T09:00:00Z' }] },
      { level: 2, count: 0, examples: [] },
    ],
  },
  { code: 'escalation_running', count: 2 },
  { code: 'escalation_without', open: 3, count: 2, begins: true },
  { code: 'escalation_without', open: 3, count: 2, begins: false },
  { code: 'sessions_end', sessions: 2, people: 1 },
  { code: 'rule_history', looked: 200, met: 3, other: 1, changes: [], examples: [] },
  { code: 'rule_order', looked: 200, other: 1, changes: [], examples: [] },
  { code: 'priority_order', places: 0, other: 0, moves: [], ...decided },
  {
    code: 'priority_order',
    places: 50,
    other: 3,
    moves: [
      { id: 'a', number: 1, subject: null, was: 3, would: 2 },
      { id: 'b', number: 2, subject: null, was: null, would: 50 },
      { id: 'c', number: 3, subject: null, was: 50, would: null },
    ],
    ...decided,
  },
  { code: 'priority_decides', ...decided },
  { code: 'priority_keeps', open: 1 },
  { code: 'centre_calendar', deadlines: ['Office hours'] },
  {
    code: 'centre_category',
    looked: 9,
    other: 2,
    changes: [
      { what: 'category', from: null, to: 'Waste', requests: 1 },
      { what: 'category', from: 'Roads/Snow', to: null, requests: 1 },
    ],
  },
  { code: 'centre_suggestion', looked: 9, now: 1, would: 3, same: 2 },
  { code: 'centre_returns', open: 2, people: 1, stays: false },
  { code: 'centre_returns', open: 0, people: 0, stays: true },
  { code: 'centre_gone', people: 1, held: 2 },
  { code: 'centre_pool', looked: 9, taken: 2, may: true },
  { code: 'centre_pool', looked: 9, taken: 2, may: false },
  { code: 'centre_reasons', looked: 9, taken: 2, may: true },
  { code: 'centre_reasons', looked: 9, taken: 2, may: false },
  { code: 'deadlines_past', looked: 200, ...nothingMoves },
  { code: 'deadlines_past', looked: 200, ...bothWays },
  { code: 'deadlines_if', by: 'priority', looked: 9, same: 2, ...bothWays },
  { code: 'deadlines_if', by: 'calendar', looked: 9, same: 2, ...bothWays },
  { code: 'deadlines_open', open: 4, manual: 0, ...nothingMoves },
  { code: 'deadlines_open', open: 4, manual: 1, ...bothWays },
];

test('every fact the server may tell has its sentences, and each of them its words', () => {
  expect(new Set(facts.map((fact) => fact.code))).toEqual(
    new Set(Effect.options.map((option) => option.shape.code.value)),
  );
  const lines = effectLines(facts);
  const words: Record<string, string> = english.effects;
  expect(lines.map((line) => line.key).filter((key) => !words[key])).toEqual([]);
  const said = new Set(lines.map((line) => line.key));
  const aside = ['title', 'nothing', 'notYet', 'recompute', 'recomputeHint', 'begin', 'beginHint'];
  expect(Object.keys(words).filter((key) => !said.has(key) && !aside.includes(key))).toEqual([]);
});

test('whose the last requests would have been is told person by person, more or less than now', () => {
  const people = [
    { name: 'Ada', now: 0, would: 2 },
    { name: 'Bo', now: 2, would: 0 },
    { name: 'Cy', now: 1, would: 1 },
  ];
  const lines = effectLines([{ code: 'category_assigns', requests: 3, people, queue: { now: 0, would: 0 } }]);
  expect(lines.map((line) => line.tone)).toEqual(['plain', 'more', 'less', 'plain']);
});

test('a deadline where there was none, and none where there was one, is neither earlier nor later', () => {
  const given = { ...nothingMoves, gained: 50, examples: [{ ...example, was: null }] };
  const lines = effectLines([{ code: 'deadlines_open', open: 50, manual: 0, ...given }]);
  expect(lines.map((line) => line.key)).toEqual(['openGained', 'openExampleFirst']);
  const taken = effectLines([{ code: 'deadlines_past', looked: 9, ...nothingMoves, lost: 2 }]);
  expect(taken.map((line) => line.key)).toEqual(['pastLost']);
});

test('numbers of nothing say nothing', () => {
  expect(effectLines([{ code: 'person_sees', open: 5, gained: 0, lost: 0 }]).map((line) => line.key)).toEqual([
    'personSees',
  ]);
  expect(effectLines([{ code: 'factor_lacking', people: 0, atOnce: 0, from: null }])).toHaveLength(1);
});

test('a category without members reaches nobody, and that is a warning', () => {
  const [line] = effectLines([{ code: 'category_gets', waiting: 4, members: 0, here: [] }]);
  expect(line).toMatchObject({ key: 'getsNobody', tone: 'warn', values: { count: 4 } });
});

test('who moves up in the queue gains, who moves down loses, and nothing is said of a place that is not known', () => {
  const moves = [
    { id: 'a', number: 1, subject: 'Dark', was: 3, would: 2 },
    { id: 'b', number: 2, subject: null, was: 2, would: 3 },
    { id: 'c', number: 3, subject: null, was: 50, would: null },
  ];
  const lines = effectLines([{ code: 'priority_order', places: 50, other: 3, moves, ...decided }]);
  const told = lines.filter((line) => line.key.startsWith('orderMove'));
  expect(told.map((line) => [line.key, line.tone])).toEqual([
    ['orderMove', 'more'],
    ['orderMove', 'less'],
    ['orderMoveOut', 'less'],
  ]);
  expect(told[0]?.values).toEqual({ number: '1 Dark', was: 3, would: 2 });
  expect(told[2]?.values).toEqual({ number: '3', was: 50 });
});
