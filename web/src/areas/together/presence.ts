import { useSyncExternalStore } from 'react';
import { togetherRoutes, type Viewer } from '#contract/together.ts';
import { call } from '../../shell/api-client.ts';
import { onLive } from '../../shell/live.ts';

type Told = { requestId: string; person: { id: string; name: string }; state: Viewer['state'] | null };

const nobody: readonly Viewer[] = [];
let byRequest: ReadonlyMap<string, readonly Viewer[]> = new Map();
let me = '';
let started = false;
const listeners = new Set<() => void>();

function write(next: ReadonlyMap<string, readonly Viewer[]>): void {
  byRequest = next;
  for (const listener of listeners) listener();
}

/** Those at a request after somebody came, changed what they do, or left; in order of name. */
export function withTold(others: readonly Viewer[], told: Pick<Told, 'person' | 'state'>): Viewer[] {
  const rest = others.filter((one) => one.person.id !== told.person.id);
  if (told.state === null) return rest;
  return [...rest, { person: told.person, state: told.state }].sort((a, b) =>
    a.person.name.localeCompare(b.person.name),
  );
}

/** Puts in who is at a request, as the server has just said it. */
export function noteOthers(requestId: string, others: readonly Viewer[]): void {
  const next = new Map(byRequest);
  if (others.length > 0) next.set(requestId, others);
  else next.delete(requestId);
  write(next);
}

async function askAll(): Promise<void> {
  try {
    const { rows } = await call(togetherRoutes.viewers, {});
    const grouped = Map.groupBy(rows, (row) => row.requestId);
    write(new Map([...grouped].map(([id, all]) => [id, all.map(({ person, state }) => ({ person, state }))])));
  } catch {
    // Who is there is a courtesy; the next connection asks again.
  }
}

function start(): void {
  if (started) return;
  started = true;
  onLive('presence', (told: Told) => {
    if (told.person.id !== me) noteOthers(told.requestId, withTold(byRequest.get(told.requestId) ?? nobody, told));
  });
  onLive('open', () => void askAll());
  void askAll();
}

/** Who else has a request open; kept by the live connection, asked for once. `myId` is left out. */
export function useOthers(requestId: string, myId: string): readonly Viewer[] {
  me = myId;
  return useSyncExternalStore(
    (listener) => {
      start();
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => byRequest.get(requestId) ?? nobody,
  );
}
