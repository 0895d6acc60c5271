import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type SavedDraft, writingRoutes } from '#contract/writing.ts';
import { call, isProblem } from '../../../shell/api-client.ts';
import { noteDraft } from '../../../shell/open-requests.ts';
import { bodyOf, type Draft, fromSaved, hasText, keepDraft, type Mode, recallDraft } from './composer-draft.ts';
import { setMyDraft, useMyDraft } from './drafts-api.ts';

/** Milliseconds without a key until what was typed is saved. */
const pauseMs = 800;
const againMs = 10_000;
/** Bodies of calls that outlive the page may hold 64 kB together. */
const outlivesBytes = 60_000;

export type Saving = 'nothing' | 'saving' | 'saved' | 'offline';

/**
 * The draft of a request: kept in this browser at each key, on the server after a short pause, when the field is left and
 * when the page goes. What was written elsewhere replaces it while nothing here is newer; else the writer is asked.
 */
export function useDraft(request: { id: string; number: number }, firstMode: Mode) {
  const client = useQueryClient();
  const { id, number } = request;
  const [draft, setDraft] = useState<Draft>(() => recallDraft(id, firstMode));
  /** Counts what came from elsewhere: the editor then begins anew with it. */
  const [revision, setRevision] = useState(0);
  const [saving, setSaving] = useState<Saving>(() => (draft.dirty ? 'offline' : 'nothing'));
  /** Another text of the same draft, kept by the server; undefined while there is none to choose. */
  const [elsewhere, setElsewhere] = useState<SavedDraft | null | undefined>(undefined);
  const newest = useRef(draft);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const underway = useRef<Promise<void> | null>(null);
  const known = useRef(false);
  const paused = useRef(false);
  /** Whether the editor that begins anew takes the focus: where it was in the one before, or should be now. */
  const refocus = useRef(false);
  const { data } = useMyDraft(id);

  const put = (next: Draft) => {
    newest.current = next;
    setDraft(next);
    keepDraft(id, next);
    noteDraft(number, hasText(next));
  };
  const anew = (focus?: boolean) => {
    refocus.current = focus ?? document.activeElement?.id === 'request-composer';
    setRevision((count) => count + 1);
  };
  const adopt = (saved: SavedDraft | null, mode?: Mode) => {
    const { mode: here } = newest.current;
    put({ ...fromSaved(saved, here), mode: mode ?? (known.current ? here : (saved?.mode ?? here)) });
    anew(mode === undefined ? undefined : true);
    setElsewhere(undefined);
    setSaving(saved ? 'saved' : 'nothing');
  };
  const schedule = (ms: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), ms);
  };

  const save = async (): Promise<void> => {
    clearTimeout(timer.current);
    if (underway.current) {
      await underway.current;
      if (newest.current.dirty && !paused.current) return save();
      return;
    }
    if (!newest.current.dirty || !known.current || paused.current) return;
    const run = saveOnce().finally(() => {
      underway.current = null;
    });
    underway.current = run;
    await run;
  };
  const saveOnce = async () => {
    const sent = newest.current;
    setSaving('saving');
    try {
      const body = { ...bodyOf(sent), version: sent.version };
      const { version, updatedAt } = await call(writingRoutes.saveDraft, { params: { id }, body });
      const untouched = newest.current === sent;
      put({ ...newest.current, version, dirty: !untouched });
      await setMyDraft(client, id, version === null ? null : savedOf(sent, version, updatedAt));
      setSaving(version === null ? 'nothing' : 'saved');
      if (!untouched) schedule(pauseMs);
    } catch (error) {
      if (isProblem(error, 'draft_changed')) await askWhich();
      else {
        setSaving('offline');
        schedule(againMs);
      }
    }
  };
  const askWhich = async () => {
    try {
      const { draft: theirs } = await call(writingRoutes.readDraft, { params: { id } });
      if (theirs?.version === newest.current.version) return schedule(0);
      paused.current = true;
      setElsewhere(theirs);
      setSaving('offline');
    } catch {
      schedule(againMs);
    }
  };

  // What the server keeps: at the opening, after it was restored or taken over, and when another machine wrote.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is looked at once
  useEffect(() => {
    if (!data || paused.current) return;
    const first = !known.current;
    const mine = newest.current;
    const theirs = data.draft;
    if (!mine.dirty) {
      const isNewer = (theirs?.version ?? null) !== mine.version && !underway.current;
      if (isNewer) adopt(theirs);
      known.current = true;
      if (first) setSaving(theirs ? 'saved' : 'nothing');
      return;
    }
    known.current = true;
    if (!first) return;
    if ((theirs?.version ?? null) === mine.version || theirs === null) {
      put({ ...mine, version: theirs?.version ?? null });
      schedule(0);
    } else if (hasText(mine)) {
      paused.current = true;
      setElsewhere(theirs);
    } else adopt(theirs);
  }, [data]);

  const change = (next: Draft) => {
    put({ ...next, version: newest.current.version, dirty: true });
    if (!paused.current) schedule(pauseMs);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the functions work on what is newest when they run
  useEffect(() => {
    noteDraft(number, hasText(newest.current));
    const leave = () => {
      const last = newest.current;
      if (!last.dirty || !known.current || paused.current || underway.current) return;
      const body = { ...bodyOf(last), version: last.version };
      const keepalive = JSON.stringify(body).length < outlivesBytes;
      // The answer will not be heard; the copy in this browser stays marked until a later page compares both.
      void call(writingRoutes.saveDraft, { params: { id }, body, keepalive }).catch(() => undefined);
    };
    const online = () => void save();
    window.addEventListener('pagehide', leave);
    window.addEventListener('online', online);
    return () => {
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('online', online);
      clearTimeout(timer.current);
      void save();
    };
  }, []);

  return {
    draft,
    revision,
    saving,
    elsewhere,
    change,
    /** Saves now what is not saved yet. */
    save,
    /** Before sending: nothing of it may be saved any more once it has been said. */
    pause: async () => {
      clearTimeout(timer.current);
      paused.current = true;
      await underway.current;
      return newest.current;
    },
    refocus,
    /** After sending, or when it failed: what is left, saved again as before. */
    goOn: (left?: Draft, focus = false) => {
      paused.current = false;
      if (left) {
        put(left);
        anew(focus);
        setSaving(hasText(left) ? 'saved' : 'nothing');
        void setMyDraft(client, id, hasText(left) && left.version ? savedOf(left, left.version, '') : null);
      } else if (newest.current.dirty) schedule(pauseMs);
    },
    adopt: (saved: SavedDraft | null, mode?: Mode) => {
      void setMyDraft(client, id, saved);
      adopt(saved, mode);
    },
    takeElsewhere: () => {
      paused.current = false;
      void setMyDraft(client, id, elsewhere ?? null);
      adopt(elsewhere ?? null);
    },
    keepMine: () => {
      paused.current = false;
      put({ ...newest.current, version: elsewhere?.version ?? null, dirty: true });
      setElsewhere(undefined);
      schedule(0);
    },
  };
}

function savedOf(draft: Draft, version: number, updatedAt: string): SavedDraft {
  const body = bodyOf(draft);
  const entries = Object.keys(body.entries).map((mode) => [
    mode,
    { html: draft.texts[mode as Mode], files: draft.files[mode as Mode] },
  ]);
  return { ...body, entries: Object.fromEntries(entries), version, updatedAt } as SavedDraft;
}
