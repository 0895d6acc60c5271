import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MacroStep } from '#contract/words.ts';
import { contradictionOf, inOrder, stepName } from './macro-order-calc.ts';

const id = '01900000-0000-7000-8000-000000000000';
const write = (as: 'reply' | 'question' | 'note'): MacroStep => ({ do: 'write', as, texts: { en: '<p>x</p>' } });
const steps: MacroStep[] = [
  write('reply'),
  write('question'),
  write('note'),
  { do: 'set_kind', kind: 'action' },
  { do: 'set_category', categoryId: id },
  { do: 'set_priority', priorityId: id },
  { do: 'set_status', statusId: id },
  { do: 'assign', to: 'me' },
  { do: 'assign', to: 'queue' },
  { do: 'postpone', minutes: 60 },
  { do: 'ask' },
  { do: 'solve' },
  { do: 'close' },
];

test('steps run in one order, however they were written', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(steps), (chosen) => {
      if (contradictionOf(chosen)) return;
      const order = inOrder(chosen).map(stepName);
      expect(order).toEqual(inOrder(chosen.toReversed()).map(stepName));
      const before = (a: string, b: string) =>
        order.includes(a) && order.includes(b) ? order.indexOf(a) < order.indexOf(b) : true;
      expect(
        before('set_kind', 'solve') && before('write_reply', 'close') && before('assign_me', 'write_question'),
      ).toBe(true);
      expect(
        before('set_category', 'close') && before('solve', 'set_status') && before('assign_queue', 'postpone'),
      ).toBe(true);
    }),
  );
});

test('what contradicts itself is named', () => {
  expect(contradictionOf([write('reply'), write('question')])).toEqual(['write_reply', 'write_question']);
  expect(contradictionOf([{ do: 'assign', to: 'queue' }, { do: 'solve' }])).toEqual(['assign_queue', 'solve']);
  expect(contradictionOf([write('question'), { do: 'postpone', minutes: 5 }])).toEqual(['write_question', 'postpone']);
  expect(contradictionOf([write('reply'), write('note'), { do: 'assign', to: 'me' }, { do: 'close' }])).toBeNull();
});
