import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { RequestDetail } from '#contract/requests.ts';
import { requestRoutes } from '#contract/requests.ts';
import { call, isProblem } from '../../../shell/api-client.ts';
import { requestKeys } from '../api.ts';
import { useRequestDesk } from '../page/request-context.ts';
import { type FieldDraft, fresh, heard, isDirty, keepMine, takeTheirs, written } from './field-draft.ts';

/** Fields of a request that are free text. */
export type TextField =
  | 'subject'
  | 'description'
  | 'callerName'
  | 'callerPhone'
  | 'callerEmail'
  | 'workAddress'
  | 'informationGiven'
  | 'commentText'
  | 'solution';

/** Milliseconds of rest after which typed text is saved. */
const rest = 800;
const keptAt = (id: string, field: TextField) => `linja.field.${id}.${field}`;

export type FieldState = 'idle' | 'saving' | 'saved' | 'failed' | 'conflict';

class OvertakenError extends Error {}

/**
 * A text field that saves itself: after a pause, on blur and on `flush`. What could not be saved stays in the field and
 * in this browser; a value somebody else wrote meanwhile is never overwritten unasked.
 */
export function useFieldDraft(field: TextField) {
  const { request, write, onFlush } = useRequestDesk();
  const client = useQueryClient();
  const value = request[field] ?? '';
  const [draft, setDraft] = useState<FieldDraft>(() => recalled(request.id, field, value));
  const [state, setState] = useState<FieldState>('idle');
  const [error, setError] = useState<unknown>(null);
  const latest = useRef(draft);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const change = (next: FieldDraft) => {
    latest.current = next;
    setDraft(next);
    keep(request.id, field, next);
    return next;
  };
  const hear = (next: string) => {
    const after = heard(latest.current, next);
    if (after !== latest.current) change(after);
    if (after.theirs !== null) setState('conflict');
    else setState((before) => (before === 'conflict' ? 'idle' : before));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new server value is heard, not each key
  useEffect(() => hear(value), [value]);

  const send = async () => {
    const { base } = latest.current;
    await write((version) => {
      const now = client.getQueryData<RequestDetail>(requestKeys.byNumber(request.number))?.[field] ?? '';
      if (now !== base) throw new OvertakenError();
      const text = written(latest.current.text);
      latest.current = { ...latest.current, sent: text };
      return call(requestRoutes.edit, { params: { id: request.id }, body: { [field]: text || null, version } });
    });
  };
  const save = async (): Promise<void> => {
    clearTimeout(timer.current);
    if (!isDirty(latest.current) || latest.current.theirs !== null) return;
    setState('saving');
    setError(null);
    for (let attempt = 1; ; attempt++) {
      try {
        await send();
        hear(client.getQueryData<RequestDetail>(requestKeys.byNumber(request.number))?.[field] ?? '');
        if (!isDirty(latest.current)) setState('saved');
        return;
      } catch (failure) {
        const overtaken = isProblem(failure, 'request_changed') || failure instanceof OvertakenError;
        hear(client.getQueryData<RequestDetail>(requestKeys.byNumber(request.number))?.[field] ?? '');
        // Somebody changed another field: the text goes out again, over the newest version.
        if (overtaken && latest.current.theirs === null && attempt < 4) continue;
        if (latest.current.theirs === null) {
          setState('failed');
          setError(failure);
        }
        throw failure;
      }
    }
  };
  const quietly = () => void save().catch(() => undefined);
  const saver = useRef(save);
  saver.current = save;
  useEffect(() => onFlush(() => saver.current()), [onFlush]);
  // Text restored from an interrupted visit is saved like any other; leaving the page saves what is still typed.
  useEffect(() => {
    if (isDirty(latest.current)) timer.current = setTimeout(() => void saver.current().catch(() => undefined), rest);
    return () => {
      clearTimeout(timer.current);
      void saver.current().catch(() => undefined);
    };
  }, []);

  return {
    draft,
    state,
    error,
    type: (text: string) => {
      change({ ...latest.current, text });
      setState((before) => (before === 'conflict' ? before : 'idle'));
      clearTimeout(timer.current);
      timer.current = setTimeout(quietly, rest);
    },
    save: quietly,
    keepMine: () => {
      change(keepMine(latest.current));
      quietly();
    },
    takeTheirs: () => {
      change(takeTheirs(latest.current));
      setState('idle');
    },
  };
}

function keep(id: string, field: TextField, draft: FieldDraft): void {
  if (isDirty(draft)) localStorage.setItem(keptAt(id, field), JSON.stringify({ base: draft.base, text: draft.text }));
  else localStorage.removeItem(keptAt(id, field));
}

function recalled(id: string, field: TextField, value: string): FieldDraft {
  try {
    const kept = JSON.parse(localStorage.getItem(keptAt(id, field)) ?? 'null') as Pick<
      FieldDraft,
      'base' | 'text'
    > | null;
    return kept ? heard({ ...fresh(kept.base), text: kept.text }, value) : fresh(value);
  } catch {
    return fresh(value);
  }
}
