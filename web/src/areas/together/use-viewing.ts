import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { isProblem } from '../../shell/api-client.ts';
import { scopes } from '../../shell/query-client.ts';
import { type Doing, sayAway, sayViewing } from './api.ts';
import { noteOthers } from './presence.ts';

/** The server forgets a window after 40 s of silence. */
const beatMs = 15_000;
/** Who has not touched a key for this long is reading, not writing. */
const pauseMs = 10_000;

/** What typing into this element means, by the kind of entry its composer makes. */
function doingIn(target: EventTarget | null): Doing | null {
  const mode = target instanceof Element ? target.closest<HTMLElement>('section[data-mode]')?.dataset.mode : undefined;
  if (mode === undefined) return null;
  return mode === 'reply' ? 'writing_reply' : 'writing_note';
}

/**
 * Tells the others that I have this request open and whether I am writing, while the page is shown: at once when that
 * changes, else every 15 seconds; and that I have left. When the request is no longer mine to see, the page learns it here.
 */
export function useViewing({ id }: { id: string }): void {
  const client = useQueryClient();
  useEffect(() => {
    let doing: Doing = 'viewing';
    let idle: ReturnType<typeof setTimeout> | undefined;
    const say = async () => {
      if (document.visibilityState === 'hidden') return;
      try {
        noteOthers(id, (await sayViewing(id, doing)).others);
      } catch (error) {
        if (isProblem(error, 'not_found')) void client.invalidateQueries({ queryKey: [scopes.request] });
      }
    };
    const change = (next: Doing) => {
      if (next === doing) return;
      doing = next;
      void say();
    };
    const onInput = (event: Event) => {
      const next = doingIn(event.target);
      if (!next) return;
      clearTimeout(idle);
      idle = setTimeout(() => change('viewing'), pauseMs);
      change(next);
    };
    const onVisibility = () => {
      if (document.visibilityState === 'visible') void say();
      else sayAway(id);
    };
    const leave = () => sayAway(id);
    void say();
    const beat = setInterval(() => void say(), beatMs);
    document.addEventListener('input', onInput);
    document.addEventListener('visibilitychange', onVisibility);
    window.addEventListener('pagehide', leave);
    return () => {
      clearInterval(beat);
      clearTimeout(idle);
      document.removeEventListener('input', onInput);
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [id, client]);
}
