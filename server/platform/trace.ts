import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

const traces = new AsyncLocalStorage<string>();

/** A trace id of W3C Trace Context: 32 hexadecimal digits. */
export const newTraceId = () => randomBytes(16).toString('hex');

/** The trace of what runs now; undefined where nobody began one. */
export const currentTraceId = () => traces.getStore();

/** Runs something, and whatever it sets off, under this trace: its log lines and events carry the id. */
export const runTraced = <R>(traceId: string, run: () => R): R => traces.run(traceId, run);

/** The trace id of a `traceparent` header (W3C Trace Context §3.2.2); undefined where it is none. */
export function traceIdOf(traceparent: unknown): string | undefined {
  const id = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(?:-|$)/.exec(`${traceparent ?? ''}`)?.[1];
  return id && !/^0+$/.test(id) && !`${traceparent}`.startsWith('ff') ? id : undefined;
}

/** The header that hands this trace on to another system; a trace id of an older form gets a new trace. */
export function traceparentOf(traceId: string | undefined): string {
  const plain = traceId?.replaceAll('-', '') ?? '';
  const id = /^[0-9a-f]{32}$/.test(plain) ? plain : newTraceId();
  return `00-${id}-${randomBytes(8).toString('hex')}-01`;
}
