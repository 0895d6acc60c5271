import { useState } from 'react';
import type { Write } from '../page/page-api.ts';
import { useRequestDesk } from '../page/request-context.ts';
import type { FieldState } from './use-field-draft.ts';

/** A value chosen rather than typed: saved at once, shown as chosen meanwhile, put back when it could not be saved. */
export function useSavedChoice<Value>() {
  const { write } = useRequestDesk();
  const [pending, setPending] = useState<{ value: Value } | null>(null);
  const [state, setState] = useState<FieldState>('idle');
  const [error, setError] = useState<unknown>(null);
  const choose = async (value: Value, change: Write) => {
    setPending({ value });
    setState('saving');
    setError(null);
    try {
      await write(change);
      setState('saved');
    } catch (failure) {
      setState('failed');
      setError(failure);
    } finally {
      setPending(null);
    }
  };
  return { pending, state, error, choose };
}
