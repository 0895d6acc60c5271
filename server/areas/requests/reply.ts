import type { Written } from '#contract/writing.ts';

/** What an agent sends to the customer, and how. */
export type Reply = Written & {
  id?: string;
  to?: string[];
  cc?: string[];
  bcc?: string[];
  afterwards: 'stay' | 'ask' | 'solve' | 'close';
  version?: number;
  /** Seconds it waits before it leaves. */
  holdSeconds?: number;
  /** Messages there were when the writing began; newer ones refuse it unless `force`. */
  sinceCount?: number;
  force?: boolean;
};
