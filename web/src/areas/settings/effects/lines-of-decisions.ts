import type { Effect, RuleChanges } from '#contract/effects.ts';
import { pathWords } from '../../../ui/path-words.ts';
import type { EffectLine } from './effect-line.ts';

type Of<Code extends Effect['code']> = Extract<Effect, { code: Code }>;

/** So many changes are told one by one; the most frequent come first. */
const mostChanges = 6;

/** A subject is known by its beginning; a line is not read longer. */
const mostWords = 60;

/** What an order of the priorities would do to the queue, move by move, and to what came last. */
export function priorityOrder(fact: Of<'priority_order'>): EffectLine[] {
  const { places, other, moves } = fact;
  return [
    places === 0
      ? { key: 'orderEmpty', tone: 'plain' }
      : { key: 'orderQueue', tone: other > 0 ? 'more' : 'plain', values: { count: other, places } },
    ...moves.map(({ number, subject, was, would }): EffectLine => {
      const values = {
        number: [number, subject?.slice(0, mostWords)].filter(Boolean).join(' '),
        ...(was ? { was } : {}),
        ...(would ? { would } : {}),
      };
      if (!was) return { key: 'orderMoveIn', tone: 'more', values };
      if (!would) return { key: 'orderMoveOut', tone: 'less', values };
      return { key: 'orderMove', tone: would < was ? 'more' : 'less', values };
    }),
    { key: 'orderDeadlines', tone: 'plain' },
    ...decides(fact),
  ];
}

/** How many of the newest requests would have got another priority, and which instead of which. */
export const decides = (fact: {
  looked: number;
  decided: number;
  deadlines: number;
  changes: RuleChanges;
}): EffectLine[] => [
  {
    key: 'decides',
    tone: fact.decided > 0 ? 'more' : 'plain',
    values: { count: fact.decided, looked: fact.looked, deadlines: fact.deadlines },
  },
  ...changeLines(fact.changes),
];

/** What the centre's last requests would have been about at first. */
export const centreCategory = ({ looked, other, changes }: Of<'centre_category'>): EffectLine[] => [
  { key: 'centreCategory', tone: other > 0 ? 'more' : 'plain', values: { count: other, looked } },
  ...changeLines(changes),
];

const changeLines = (changes: RuleChanges): EffectLine[] =>
  changes.slice(0, mostChanges).map(({ from, to, requests }) => ({
    key: from === null ? 'decidesFirst' : to === null ? 'decidesNone' : 'decidesChange',
    tone: 'plain',
    values: { count: requests, from: pathWords(from) ?? '', to: pathWords(to) ?? '' },
  }));

/** How much the learned suggestion would sort by itself, and how it stands to where those requests are today. */
export const centreSuggestion = ({ looked, now, would, same }: Of<'centre_suggestion'>): EffectLine => ({
  key: 'centreSuggestion',
  tone: would > now ? 'more' : would < now ? 'less' : 'plain',
  values: { count: would, looked, now, same },
});

export const centreReturns = ({ open, people, stays }: Of<'centre_returns'>): EffectLine =>
  stays
    ? { key: 'centreReturnsNot', tone: 'plain' }
    : { key: 'centreReturns', tone: open > 0 ? 'more' : 'plain', values: { count: open, people } };

export const centrePool = ({ looked, taken, may }: Of<'centre_pool'>): EffectLine => ({
  key: may ? 'centrePoolBegins' : 'centrePoolEnds',
  tone: may ? 'more' : 'less',
  values: { count: taken, looked },
});

export const centreReasons = ({ looked, taken, may }: Of<'centre_reasons'>): EffectLine =>
  may
    ? { key: 'centreReasonsBegin', tone: 'more' }
    : { key: 'centreReasonsEnd', tone: 'less', values: { count: taken, looked } };
