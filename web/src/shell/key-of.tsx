import { KeyHint } from '../ui/key-hint.tsx';
import { comboParts, useCombo } from './keys.ts';

/** The key of an action as this person has it, drawn beside its button; nothing when it has none. */
export function KeyOf({ name, combo }: { name: string; combo: string }) {
  const own = useCombo(name, combo);
  return own === '' ? null : <KeyHint keys={comboParts(own)} />;
}
