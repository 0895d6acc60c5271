import type { RouteContract } from '#contract/route.ts';
import type { Schema } from './schema-sample.ts';

/** One operation as it is called: where, and what it takes. */
export type Operation = {
  name: string;
  route: Pick<RouteContract, 'method' | 'path'>;
  params: Schema;
  query: Schema;
  body: Schema | null;
};
