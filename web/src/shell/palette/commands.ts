import { useEffect, useRef, useSyncExternalStore } from 'react';

/** One thing a command can be done with: to whom, which category. */
export type Choice = { id: string; label: string; hint?: string; run: () => void };

/** A command of the page that is shown: done at once, or after a choice was made. */
export type Command = { id: string; label: string } & ({ run: () => void } | { choices: () => Promise<Choice[]> });

let offered: Command[] = [];
const listeners = new Set<() => void>();

function announce(next: Command[]): void {
  offered = next;
  for (const listener of listeners) listener();
}

const none: Command[] = [];

/** Commands the shown page offers besides those with a key; none while they are not `wanted`. */
export function useOffered(wanted: boolean): Command[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => (wanted ? offered : none),
  );
}

/**
 * Offers commands in the universal box while the component is shown. `about` names what they depend on, as text: they are
 * offered anew when it changes.
 */
export function useCommands(commands: Command[], about: string): void {
  const latest = useRef(commands);
  latest.current = commands;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `about` stands for the commands
  useEffect(() => {
    const own = latest.current;
    announce([...offered, ...own]);
    return () => announce(offered.filter((one) => !own.includes(one)));
  }, [about]);
}
