import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { problemOf } from '../../../ui/problem-words.ts';
import { fieldProblems, isWithin } from './field-problems.ts';

type Sources = {
  checked: z.ZodError | undefined;
  failure: unknown;
  wrong?: Partial<Record<string, string>>;
  codeAt?: Partial<Record<string, string>>;
};

/**
 * What to say at which field, from the contract's schema and from the server's refusal. `placed`: the refusal is said at
 * a field and needs no place of its own.
 */
export function useFieldErrors({ checked, failure, wrong, codeAt }: Sources) {
  const { t } = useTranslation('settings');
  const problem = failure ? problemOf(failure) : null;
  const refusedAt = problem ? codeAt?.[problem.code] : undefined;
  const said = new Map<string, string>();
  for (const [path, { why, limit }] of fieldProblems(checked)) {
    said.set(path, wrong?.[path] ?? t(`wrong.${why}`, { limit }));
  }
  for (const one of problem?.errors ?? []) said.set(one.path.replace(/^body\./, ''), one.message);
  if (problem && refusedAt) said.set(refusedAt, problem.detail);
  return {
    placed: Boolean(refusedAt),
    message: (field: string): string | undefined => {
      for (const [path, message] of said) if (isWithin(path, field)) return message;
      return undefined;
    },
  };
}
