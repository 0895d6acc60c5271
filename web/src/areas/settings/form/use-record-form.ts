import { useBlocker } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { isProblem } from '../../../shell/api-client.ts';
import { askToConfirm } from '../../../ui/confirm.tsx';
import { changedFields, type Merge, mergeDraft, onlyChanged } from './draft.ts';
import { useFieldErrors } from './use-field-errors.ts';

type Versioned = { version: number };

export type RecordFormOptions<T extends object, Saved extends Versioned> = {
  /** The record as it was opened; none when it is new. */
  record?: Saved | undefined;
  /** What the fields begin with. */
  draftOf: (record: Saved | undefined) => T;
  /** The contract's own body schema, and how the fields become that body. */
  schema: z.ZodType | undefined;
  bodyOf: (values: T) => Record<string, unknown>;
  save: (body: Record<string, unknown>) => Promise<Saved>;
  /** Reads the newest version, asked after somebody else has saved. */
  reread?: (() => Promise<Saved>) | undefined;
  onSaved: (saved: Saved) => void;
  /** Words for a field where the general ones say too little. */
  wrong?: Partial<Record<string, string>>;
  /** The field at which a refusal of the server belongs, by its code. */
  codeAt?: Partial<Record<string, string>>;
};

export type RecordForm<T extends object> = ReturnType<typeof useRecordForm<T, Versioned>>;

/**
 * A record being edited: its fields, what is wrong with them, saving, and leaving. An edit sends only what was changed;
 * when somebody else saved first, theirs is joined with mine and said, and nothing typed is lost.
 */
export function useRecordForm<T extends object, Saved extends Versioned>(options: RecordFormOptions<T, Saved>) {
  const { t } = useTranslation(['settings', 'ui']);
  const [record, setRecord] = useState(options.record);
  const [base, setBase] = useState(() => options.draftOf(options.record));
  const [values, setValues] = useState(base);
  const [tried, setTried] = useState(false);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [merge, setMerge] = useState<Merge<T> | null>(null);
  const leaving = useRef(false);
  const element = useRef<HTMLFormElement>(null);
  const dirty = changedFields(base, values).length > 0;

  // What a new record begins with may hang on lists that arrive later, such as the first support centre.
  const begin = record || dirty ? null : JSON.stringify(options.draftOf(undefined));
  useEffect(() => {
    if (begin === null) return;
    setBase(JSON.parse(begin) as T);
    setValues(JSON.parse(begin) as T);
  }, [begin]);

  const whole = options.bodyOf(values);
  const body = record ? { ...onlyChanged(options.bodyOf(base), whole), version: record.version } : whole;
  const checked = options.schema?.safeParse(body);
  const at = useFieldErrors({ checked: tried ? checked?.error : undefined, failure, ...options });

  useBlocker({
    disabled: !dirty,
    enableBeforeUnload: () => dirty && !leaving.current,
    shouldBlockFn: async () => {
      if (!dirty || leaving.current) return false;
      return !(await askToConfirm({
        title: t('leave.title'),
        body: t('leave.text'),
        confirm: t('leave.confirm'),
        cancel: t('leave.stay'),
        danger: true,
      }));
    },
  });

  const toFirstError = () =>
    requestAnimationFrame(() =>
      element.current
        ?.querySelector<HTMLElement>('[aria-invalid="true"], [data-error="true"], [data-invalid]')
        ?.focus(),
    );

  async function joinNewest(error: unknown): Promise<boolean> {
    if (!options.reread || !isProblem(error, 'request_changed')) return false;
    const newest = await options.reread();
    const theirs = options.draftOf(newest);
    const merged = mergeDraft(base, values, theirs);
    setRecord(newest);
    setBase(theirs);
    setValues(merged.values);
    setMerge(merged);
    return true;
  }

  async function submit(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    // A form inside a form's portal must not submit both.
    event?.stopPropagation();
    setTried(true);
    if (saving) return;
    if (checked && !checked.success) {
      toFirstError();
      return;
    }
    setSaving(true);
    setFailure(null);
    setMerge(null);
    try {
      const saved = await options.save(body);
      leaving.current = true;
      setRecord(saved);
      const kept = options.draftOf(saved);
      setBase(kept);
      setValues(kept);
      setTried(false);
      options.onSaved(saved);
      // The same form may stay open and be edited again.
      setTimeout(() => {
        leaving.current = false;
      });
    } catch (error) {
      if (!(await joinNewest(error).catch(() => false))) setFailure(error);
      toFirstError();
    } finally {
      setSaving(false);
    }
  }

  return {
    values,
    set: <K extends keyof T>(name: K, value: T[K]) => setValues((before) => ({ ...before, [name]: value })),
    change: (next: (before: T) => T) => setValues(next),
    restart: () => setValues(base),
    isNew: record === undefined,
    dirty,
    saving,
    failure: at.placed ? null : failure,
    merge,
    at: at.message,
    submit,
    element,
  };
}
