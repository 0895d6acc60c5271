import type { z } from 'zod';

/** Why a field does not fit, as a key of `settings:wrong.*` and its number. */
export type FieldProblem = { why: string; limit: number };

/**
 * The first problem of each field of a body, by its path (`week.mon.0.from`), from the contract's own schema. The words
 * are ours because a schema's own are for programmers.
 */
export function fieldProblems(error: z.ZodError | undefined): Map<string, FieldProblem> {
  const found = new Map<string, FieldProblem>();
  for (const issue of error?.issues ?? []) {
    const path = issue.path.join('.');
    if (!found.has(path)) found.set(path, problemOfIssue(issue));
  }
  return found;
}

function problemOfIssue(issue: z.core.$ZodIssue): FieldProblem {
  if (issue.code === 'too_small') {
    const limit = Number(issue.minimum);
    if (issue.origin === 'string') return { why: limit > 1 ? 'short' : 'empty', limit };
    return { why: issue.origin === 'array' ? 'none' : 'small', limit };
  }
  if (issue.code === 'too_big') {
    const limit = Number(issue.maximum);
    return { why: issue.origin === 'string' ? 'long' : issue.origin === 'array' ? 'many' : 'big', limit };
  }
  // An id that was never chosen is '' or missing.
  if (issue.code === 'invalid_type') return { why: 'empty', limit: 0 };
  if (issue.code === 'invalid_format' && issue.format === 'uuid') return { why: 'choose', limit: 0 };
  return { why: 'format', limit: 0 };
}

/** Whether `path` is the field or lies inside it. */
export function isWithin(path: string, field: string): boolean {
  return path === field || path.startsWith(`${field}.`);
}
