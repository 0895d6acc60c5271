import { type AppError, invalid } from '#platform/errors.ts';

/** A part of a file that this desk cannot take in, and why. */
export const unfit = (part: string, why: string): AppError =>
  invalid('configuration_unfit', `The part ${part} ${why}. Nothing was changed.`, { part, why });
