import type { KeyPlace, ListedKey } from '../../shell/key-list.ts';
import type { OwnKeys } from '../../shell/own-keys.ts';

/** Whether keys of two places can be meant by the same press. */
const meet = (a: KeyPlace, b: KeyPlace) => a === b || a === 'anywhere' || b === 'anywhere';

/** Whether one press could be either: the same key, or the beginning of two keys in a row. */
const clash = (a: string, b: string) => a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `);

/** The keys that get into each other's way, by name: each with those it meets. */
export function conflictsOf(list: readonly ListedKey[], own: OwnKeys): Map<string, ListedKey[]> {
  const comboOf = (one: ListedKey) => own[one.name] ?? one.combo;
  const found = new Map<string, ListedKey[]>();
  for (const one of list) {
    if (comboOf(one) === '') continue;
    const others = list.filter(
      (other) =>
        other.name !== one.name &&
        comboOf(other) !== '' &&
        meet(one.place, other.place) &&
        clash(comboOf(one), comboOf(other)),
    );
    if (others.length > 0) found.set(one.name, others);
  }
  return found;
}

/** The person's keys with one of them chosen anew; what is as it was from the start is not kept. */
export function withKey(list: readonly ListedKey[], own: OwnKeys, name: string, combo: string): OwnKeys {
  const standard = list.find((one) => one.name === name)?.combo;
  const { [name]: _, ...others } = own;
  return combo === standard ? others : { ...others, [name]: combo };
}

/** Keys that a browser or a screen reader needs for itself, and so cannot be chosen. */
export function isReserved(combo: string): boolean {
  return (
    /^(tab|enter|escape|backspace|delete| |shift|control|alt|meta|altgraph|capslock|dead|process|unidentified|arrow\w+|home|end|pageup|pagedown|f\d+)$/.test(
      combo,
    ) || /^mod\+([acvxzwtnrqplf]|tab)$/.test(combo)
  );
}
