import { useEffect, useRef, useSyncExternalStore } from 'react';
import { comboOf, lettersAreOff, onOwnKeys } from './own-keys.ts';

/**
 * One key action that is active now. `standard`: `c`, `g d` (one after the other), `mod+k` (Ctrl, on a Mac Cmd),
 * `mod+enter`; `combo`: the same, or what this person has chosen instead, '' for none.
 */
export type KeyAction = {
  name: string;
  standard: string;
  combo: string;
  label: string;
  run: () => void;
  inDialog: boolean;
};

let active: KeyAction[] = [];
const listeners = new Set<() => void>();

function announce(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

onOwnKeys(() => {
  active = active.map((one) => Object.assign(one, { combo: comboOf(one.name, one.standard) }));
  announce();
});

const none: KeyAction[] = [];

/**
 * All key actions active now, latest registered last; for the `?` overlay and the commands of the universal box. Not
 * `wanted`, none, and nothing is drawn anew when a page brings thirty.
 */
export function useActiveKeys(wanted = true): KeyAction[] {
  return useSyncExternalStore(subscribe, () => (wanted ? active : none));
}

/** The key of an action as this person has it, or '' when it has none or letters are switched off. */
export function useCombo(name: string, standard: string): string {
  return useSyncExternalStore(onOwnKeys, () => {
    const combo = comboOf(name, standard);
    return lettersAreOff() && isLetters(combo) ? '' : combo;
  });
}

/** Whether a combo is one of the keys that can be switched off: nothing is held down with it. */
const isLetters = (combo: string) => !combo.startsWith('mod+') && !combo.startsWith('alt+');

/**
 * Registers a key while the component is shown. `combo` is what it is until the person chooses another; `label` is what `?`
 * and the command list call it; `enabled: false` takes it away. The latest registration of a combo wins, so a page may
 * override the shell. While a modal dialog is open only keys with `inDialog` are on: what lies below it is out of reach.
 */
export function useKey(
  name: string,
  combo: string,
  label: string,
  run: () => void,
  enabled = true,
  inDialog = false,
): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    if (!enabled) return;
    const action: KeyAction = {
      name,
      standard: combo,
      combo: comboOf(name, combo),
      label,
      run: () => latest.current(),
      inDialog,
    };
    active = [...active, action];
    announce();
    return () => {
      active = active.filter((other) => other !== action);
      announce();
    };
  }, [name, combo, label, enabled, inDialog]);
}

/** Runs the action of this name as if its key were pressed; gives false while nothing offers it. */
export function runAction(name: string): boolean {
  const action = active.findLast((one) => one.name === name);
  action?.run();
  return action !== undefined;
}

/** How a pressed key is written in a combo: `mod+enter`, `shift+x` only for named keys, plain characters as typed. */
export function writtenKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'> &
    Partial<Pick<KeyboardEvent, 'getModifierState'>>,
): string {
  const key = event.key.length === 1 ? event.key : event.key.toLowerCase();
  // Where `[` is typed with AltGr, which says Ctrl and Alt besides, it is `[` all the same.
  if (key.length === 1 && event.getModifierState?.('AltGraph')) return key;
  const mod = event.ctrlKey || event.metaKey ? 'mod+' : '';
  return `${mod}${event.altKey ? 'alt+' : ''}${mod ? key.toLowerCase() : key}`;
}

/** Whether letters typed now belong to a field. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) {
    return true;
  }
  const notText = ['button', 'checkbox', 'radio', 'range', 'submit', 'reset', 'file', 'color'];
  return target instanceof HTMLInputElement && !notText.includes(target.type);
}

/** Whether the pressed key met a field whose list of choices was open. */
let listWasOpen = false;

/**
 * Escape leaves a text field, so that the letter keys work again; an open list takes it for itself first. That is seen on
 * the way down to the field: on the way up the field has closed its list already.
 */
function noteOpenList({ target }: KeyboardEvent): void {
  const of = (name: string) => (target instanceof Element ? target.getAttribute(name) : null);
  listWasOpen = of('aria-expanded') === 'true' || (of('aria-haspopup') === 'listbox' && of('aria-controls') !== null);
}

/** Whether a modal dialog or drawer is open. */
export const dialogIsOpen = (): boolean => document.querySelector('[role="dialog"][aria-modal="true"]') !== null;

let prefix = '';
let prefixEnds = 0;

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.repeat) return;
  const key = writtenKey(event);
  const withMod = key.startsWith('mod+') || key.startsWith('alt+');
  const behind = dialogIsOpen();
  const inside =
    behind ||
    (event.target instanceof Element &&
      event.target.closest('[role="dialog"], [role="listbox"], [role="menu"]') !== null);
  if (key === 'escape' && !inside && !listWasOpen && isTyping(event.target)) (event.target as HTMLElement).blur();
  if (!withMod && (isTyping(event.target) || inside || lettersAreOff())) return;
  const combo = Date.now() < prefixEnds ? `${prefix} ${key}` : key;
  prefix = '';
  prefixEnds = 0;
  const reachable = behind ? active.filter((one) => one.inDialog) : active;
  const action = reachable.findLast((one) => one.combo === combo) ?? reachable.findLast((one) => one.combo === key);
  if (action) {
    event.preventDefault();
    action.run();
  } else if (reachable.some((one) => one.combo.startsWith(`${key} `))) {
    prefix = key;
    prefixEnds = Date.now() + 1200;
  }
}

/** Listens on the window, once for the whole client. */
export function startKeys(): void {
  window.addEventListener('keydown', noteOpenList, { capture: true });
  window.addEventListener('keydown', onKeyDown);
}

/** Parts of a combo as people read them: `mod+enter` → `Ctrl`, `Enter`. */
export function comboParts(combo: string): string[] {
  const mac = /Mac|iPhone|iPad/.test(navigator.platform);
  const names: Record<string, string> = {
    alt: mac ? '⌥' : 'Alt',
    mod: mac ? '⌘' : 'Ctrl',
    enter: 'Enter',
    escape: 'Esc',
    arrowdown: '↓',
    arrowup: '↑',
  };
  return combo
    .split(/[ +]/)
    .filter(Boolean)
    .map((part) => names[part] ?? part.toUpperCase());
}
