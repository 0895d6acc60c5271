import { useTranslation } from 'react-i18next';
import type { Problem } from '#contract/common-shapes.ts';

/** The problem document inside an error; an error of our own code becomes `unknown`. */
export function problemOf(error: unknown): Problem {
  const inside = (error as { problem?: Problem } | null)?.problem;
  return inside ?? { type: 'about:blank', title: '', status: 0, code: 'unknown', detail: '' };
}

/** Group of problems that share what the reader can do about them. */
export function problemGroup(problem: Problem): string {
  if (problem.code === 'network') return 'network';
  if (problem.code === 'request_changed' || problem.code.endsWith('_changed')) return 'changed';
  if (problem.status === 400 || problem.status === 413 || problem.status === 422) return 'invalid';
  if (problem.status === 401) return 'signed_out';
  if (problem.status === 403) return 'forbidden';
  if (problem.status === 404) return 'not_found';
  if (problem.status === 409) return 'conflict';
  if (problem.status === 429) return 'too_many';
  return 'failed';
}

/** Sentences for a problem: the server's own where it gave one, and ours for what to do. */
export function useProblemWords(problem: Problem): { happened: string; detail: string; todo: string } {
  const { t } = useTranslation('ui');
  const group = problemGroup(problem);
  const own = t(`problem.${group}.title`);
  return {
    happened: group === 'conflict' ? problem.title || own : own,
    // What the API says to a program without a key is nothing a person can do.
    detail: problem.detail === problem.title || group === 'signed_out' ? '' : problem.detail,
    // A refusal of the business says itself what to do first.
    todo: group === 'conflict' ? '' : t(`problem.${group}.todo`),
  };
}
