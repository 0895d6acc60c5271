import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const traces = new AsyncLocalStorage<string>();

/** A trace id of W3C Trace Context: 32 hexadecimal digits; a UUID's, as Node keeps randomness for those in store. */
export const newTraceId = () => randomUUID().replaceAll('-', '');

/** The trace of what runs now; undefined where nobody began one. */
export const currentTraceId = () => traces.getStore();

/** Runs something, and whatever it sets off, under this trace: its log lines and events carry the id. */
export const runTraced = <R>(traceId: string, run: () => R): R => traces.run(traceId, run);

/** The trace id of a `traceparent` header (W3C Trace Context §3.2.2); undefined where it is none. */
export function traceIdOf(traceparent: unknown): string | undefined {
  const id = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(?:-|$)/.exec(`${traceparent ?? ''}`)?.[1];
  return id && !/^0+$/.test(id) && !`${traceparent}`.startsWith('ff') ? id : undefined;
}
