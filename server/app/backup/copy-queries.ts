import { once } from 'node:events';
import type { Socket } from 'node:net';
import type pg from 'pg';

/** What we need of the driver's connection: PostgreSQL's COPY in both directions (protocol §55.2.7). */
type Wire = {
  stream: Socket;
  query: (text: string) => void;
  sendCopyFromChunk: (chunk: Buffer) => void;
  endCopyFrom: () => void;
  sendCopyFail: (words: string) => void;
};
type Complete = { text?: string };

const wireOf = (client: pg.Client) => (client as unknown as { connection: Wire }).connection;
/** Rows are gathered to pieces of this size: a message a row would cost more than its content. */
const pieceSize = 256 * 1024;
const ahead = 8;

/** Runs `copy … to stdout` and gives its bytes in pieces; stops the server while nobody takes them. `rows` once it is done. */
export function copyOut(client: pg.Client, text: string): AsyncIterable<Buffer> & { rows: () => number } {
  const wire = wireOf(client);
  const pieces: Buffer[] = [];
  let gathered = Buffer.allocUnsafe(pieceSize);
  let used = 0;
  let rows = 0;
  let failure: Error | undefined;
  let done = false;
  let wake = () => {};
  const flush = () => {
    if (used > 0) pieces.push(gathered.subarray(0, used));
    gathered = Buffer.allocUnsafe(pieceSize);
    used = 0;
    if (pieces.length > ahead) wire.stream.pause();
    wake();
  };
  client.query({
    submit: (connection: Wire) => connection.query(text),
    handleCopyData: ({ chunk }: { chunk: Buffer }) => {
      if (used + chunk.length > pieceSize) flush();
      // The driver uses its buffer again: what is kept must be copied.
      if (chunk.length > pieceSize) pieces.push(Buffer.from(chunk));
      else used += chunk.copy(gathered, used);
    },
    handleCommandComplete: (message: Complete) => {
      rows = Number(message.text?.split(' ')[1] ?? 0);
    },
    handleReadyForQuery: () => {
      done = true;
      flush();
    },
    handleError: (error: Error) => {
      failure = error;
      done = true;
      wake();
    },
  } as unknown as pg.Submittable);
  return {
    rows: () => rows,
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const piece = pieces.shift();
        if (piece) {
          yield piece;
          continue;
        }
        if (failure) throw failure;
        if (done) return;
        const woken = new Promise<void>((resolve) => {
          wake = resolve;
        });
        wire.stream.resume();
        await woken;
      }
    },
  };
}

/** Runs `copy … from stdin` with these bytes; gives how many rows were taken. */
export async function copyIn(client: pg.Client, text: string, bytes: AsyncIterable<Buffer>): Promise<number> {
  let send: (() => void) | undefined;
  const ready = new Promise<void>((resolve) => {
    send = resolve;
  });
  let rows = 0;
  const ended = new Promise<number>((resolve, reject) => {
    client.query({
      submit: (connection: Wire) => connection.query(text),
      handleCopyInResponse: () => send?.(),
      handleCommandComplete: (message: Complete) => {
        rows = Number(message.text?.split(' ')[1] ?? 0);
      },
      handleReadyForQuery: () => resolve(rows),
      handleError: reject,
    } as unknown as pg.Submittable);
  });
  let refused = false;
  ended.catch(() => {
    refused = true;
  });
  await Promise.race([ready, ended]);
  const wire = wireOf(client);
  try {
    for await (const chunk of bytes) {
      if (refused) break;
      wire.sendCopyFromChunk(chunk);
      if (wire.stream.writableNeedDrain) await Promise.race([once(wire.stream, 'drain'), ended]);
    }
  } catch (error) {
    wire.sendCopyFail('the backup could not be read');
    await ended.catch(() => {});
    throw error;
  }
  if (!refused) wire.endCopyFrom();
  return ended;
}
