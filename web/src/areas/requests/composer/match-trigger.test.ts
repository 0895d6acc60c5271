import { describe, expect, test } from 'vitest';
import { matchTrigger } from './match-trigger.ts';
import type { Trigger } from './trigger.ts';

const trigger = (chars: string, modes: Trigger['modes']): Trigger => ({
  chars,
  modes,
  label: chars,
  find: async () => [],
});
const modules = trigger('::', ['reply', 'note']);
const mentions = trigger('@', ['note']);
const matched = (before: string, mode: 'reply' | 'note' = 'note') => {
  const found = matchTrigger(before, [modules, mentions], mode);
  return found && [found.trigger.chars, found.typed, found.length];
};

describe('a list opens', () => {
  test('at the start of a word, with what is typed behind it', () => {
    expect(matched('::')).toEqual(['::', '', 2]);
    expect(matched('Hello ::thanks')).toEqual(['::', 'thanks', 8]);
    expect(matched('please (@Cia D')).toEqual(['@', 'Cia D', 6]);
  });

  test('not inside a word, an address or a name in code', () => {
    expect(matched('anna@desk')).toBeNull();
    expect(matched('std::string')).toBeNull();
    expect(matched(':: ')).toBeNull();
    expect(matched('@Cia Dal said ')).toBeNull();
  });

  test('only in the kinds of entry it is for, and the nearest of two', () => {
    expect(matched('@Cia', 'reply')).toBeNull();
    expect(matched('::a @Ci')).toEqual(['@', 'Ci', 3]);
  });
});
