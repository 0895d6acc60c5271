import type { Language } from '#contract/common-shapes.ts';
import type { Permission } from '#contract/permissions.ts';

/** A sentence to be worded: its key under `settings:effects`, what stands in it, and what kind of thing it says. */
export type EffectLine = {
  key: string;
  tone: 'plain' | 'more' | 'less' | 'warn';
  values?: Record<string, string | number>;
  /** Names to be joined in the reader's language. */
  names?: readonly string[];
  /** Languages, each named in itself. */
  languages?: readonly Language[];
  /** Rights, worded as on the page of roles. */
  rights?: readonly Permission[];
  /** A moment, to be told in the reader's zone. */
  at?: string;
  /** Several of them, each under its own name. */
  moments?: Record<string, string>;
  /** A length of time, told as `time`. */
  seconds?: number;
};
