import { expect, test } from 'vitest';
import { addable, isWhole, newStep, stepKinds } from './step-kinds.ts';

test('a step that would contradict those there are is not offered', () => {
  expect(addable([])).toEqual([...stepKinds]);
  const after = addable([newStep('write_reply'), newStep('solve')]);
  expect(after).not.toContain('write_question');
  expect(after).not.toContain('close');
  expect(after).toContain('write_note');
  expect(addable([{ do: 'assign', to: 'queue' }])).not.toContain('solve');
});

test('a macro is whole when every step says what it needs', () => {
  expect([isWhole([]), isWhole([newStep('solve')]), isWhole([newStep('set_category')])]).toEqual([false, true, false]);
  expect(isWhole([{ do: 'write', as: 'reply', texts: { en: '<p>Hi</p>' } }])).toBe(true);
  expect(isWhole([{ do: 'assign', to: 'person' }])).toBe(false);
});
