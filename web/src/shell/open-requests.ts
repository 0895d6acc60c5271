import { useSyncExternalStore } from 'react';
import { forgetRecent, noteRecent } from './palette/recent.ts';

/** A request kept open in the tab strip, by its subject or who it is from; `draft` when it holds text that was not sent. */
export type OpenRequest = { number: number; subject: string | null; draft: boolean };

const keptAt = 'linja.open';
const most = 12;
let open: OpenRequest[] = read();
const listeners = new Set<() => void>();

function read(): OpenRequest[] {
  try {
    return JSON.parse(globalThis.localStorage?.getItem(keptAt) ?? '[]') as OpenRequest[];
  } catch {
    return [];
  }
}

function write(next: OpenRequest[]): void {
  open = next;
  localStorage.setItem(keptAt, JSON.stringify(next));
  for (const listener of listeners) listener();
}

/** Another window of this browser opens and closes requests too; the last to write must not forget the other's. */
globalThis.window?.addEventListener('storage', ({ key }) => {
  if (key !== keptAt) return;
  open = read();
  for (const listener of listeners) listener();
});

/** The open requests, in the order of opening; kept through a reload. */
export function useOpenRequests(): OpenRequest[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
}

/** Puts a request into the strip, or renews what names it. Past twelve, the oldest without a draft leaves. */
export function noteOpen(number: number, subject: string | null): void {
  noteRecent({ to: `/requests/${number}`, label: `${number}  ${subject ?? ''}`.trim(), kind: 'request' });
  const known = open.find((one) => one.number === number);
  if (known) {
    if (known.subject !== subject) write(open.map((one) => (one === known ? { ...one, subject } : one)));
    return;
  }
  const next = [...open, { number, subject, draft: false }];
  const leaving = next.length > most ? next.find((one) => !one.draft && one.number !== number) : undefined;
  write(next.filter((one) => one !== leaving));
}

/** Marks that a request holds an unsent draft, or no longer does. */
export function noteDraft(number: number, draft: boolean): void {
  if (open.some((one) => one.number === number && one.draft !== draft)) {
    write(open.map((one) => (one.number === number ? { ...one, draft } : one)));
  }
}

/** Marks all that hold an unsent draft, also those written on another machine. */
export function noteDrafts(numbers: readonly number[]): void {
  const held = new Set(numbers);
  if (open.some((one) => held.has(one.number) && !one.draft)) {
    write(open.map((one) => (held.has(one.number) ? { ...one, draft: true } : one)));
  }
}

/** Takes a request out of the strip. */
export function closeOpen(number: number): void {
  write(open.filter((one) => one.number !== number));
}

/** Empties the strip, at sign-out: the next person at this browser starts clean. */
export function closeAllOpen(): void {
  write([]);
  forgetRecent();
}
