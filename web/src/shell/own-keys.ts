/** Keys a person has chosen instead of ours, by the name of the action; '' takes the key away. */
export type OwnKeys = Readonly<Record<string, string>>;

const lettersOffAt = 'linja.lettersOff';

let own: OwnKeys = {};
let lettersOff = globalThis.localStorage?.getItem(lettersOffAt) === '1';
const listeners = new Set<() => void>();

/** Takes over what the person's preferences say; they come with the session, on every machine. */
export function takeOwnKeys(keys: OwnKeys | undefined, off: boolean | undefined): void {
  if (off !== undefined) {
    lettersOff = off;
    // For the moment before the session is known.
    if (off) localStorage.setItem(lettersOffAt, '1');
    else localStorage.removeItem(lettersOffAt);
  }
  own = keys ?? {};
  for (const listener of listeners) listener();
}

/** Calls back when keys were chosen anew or letters switched. */
export function onOwnKeys(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The key of an action as this person has it; '' when it has none. */
export const comboOf = (name: string, standard: string): string => own[name] ?? standard;

/** Single-letter keys can be switched off (WCAG 2.1.4); combinations with Ctrl or Alt stay. */
export const lettersAreOff = (): boolean => lettersOff;
