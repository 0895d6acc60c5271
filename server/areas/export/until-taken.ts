import type { ServerResponse } from 'node:http';

export type Patience = {
  /** How long, in milliseconds, what waits to be taken may lie there untouched. */
  idleMs: number;
  /** How long the whole answer may last. */
  wholeMs: number;
};

/**
 * Watches whether the other side takes what is written to it. When it has taken nothing for `idleMs` though something lay
 * there for it, or has not come to the end within `wholeMs`, the connection is cut. Gives what ends the watch.
 */
export function cutWhenNotTaken(answer: ServerResponse, { idleMs, wholeMs }: Patience): () => void {
  const began = performance.now();
  let lastTaken = -1;
  let since = began;
  const watch = setInterval(() => {
    const { socket } = answer;
    if (!socket) return;
    const waiting = socket.writableLength;
    const taken = socket.bytesWritten - waiting;
    const now = performance.now();
    if (taken !== lastTaken || (waiting === 0 && !answer.writableNeedDrain)) {
      lastTaken = taken;
      since = now;
    }
    if (now - since >= idleMs || now - began >= wholeMs) socket.destroy();
  }, idleMs / 6);
  watch.unref();
  return () => clearInterval(watch);
}
