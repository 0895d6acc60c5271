import type { Socket } from 'node:net';
import type pg from 'pg';

/**
 * What is asked of one connection in one turn of the event loop leaves in one write of one piece: a write is a call into
 * the system, which costs more than making the statement (half of the server's time before this).
 */
export function sendTogether(pool: pg.Pool): void {
  pool.on('connect', (client) => {
    const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    const write = stream.write.bind(stream) as (chunk: Uint8Array) => boolean;
    let parts: Uint8Array[] | null = null;
    stream.write = ((chunk: Uint8Array) => {
      if (!parts) return write(chunk);
      parts.push(chunk);
      return true;
    }) as typeof stream.write;
    const gathered = (...args: unknown[]) => {
      if (!parts) {
        parts = [];
        process.nextTick(() => {
          const together = parts ?? [];
          parts = null;
          if (together.length > 0) write(together.length === 1 ? (together[0] as Uint8Array) : Buffer.concat(together));
        });
      }
      return query(...args);
    };
    client.query = gathered as typeof client.query;
  });
}

/** How many statements share a connection: the last of them waits for the others, which take parts of a millisecond. */
const mostShared = 4;

type Statement = pg.QueryConfig & { brief?: boolean };

type Asked = {
  statement: Statement;
  resolve: (result: pg.QueryResult) => void;
  reject: (error: unknown) => void;
};

/**
 * Brief statements that are asked of the pool in one turn of the event loop share connections, so that they leave in one
 * write and wake one process of the database. Whatever else is asked has a connection to itself, as nobody is to wait behind it.
 */
export function askTogether(pool: pg.Pool): void {
  let waiting: Asked[] = [];
  const send = () => {
    const asked = waiting;
    waiting = [];
    for (let at = 0; at < asked.length; at += mostShared) void askOnOne(pool, asked.slice(at, at + mostShared));
  };
  const query = pool.query.bind(pool) as (...args: unknown[]) => unknown;
  const gathered = (...args: unknown[]) => {
    const statement = args[0] as Statement;
    if (!statement.brief) return query(...args);
    return new Promise((resolve, reject) => {
      // After everything that came in this turn has been looked at.
      if (waiting.push({ statement, resolve, reject }) === 1) setImmediate(send);
    });
  };
  pool.query = gathered as typeof pool.query;
}

/** Each answer goes to who asked. As the pool does it, a connection on which something failed is not used again. */
async function askOnOne(pool: pg.Pool, asked: Asked[]): Promise<void> {
  try {
    const client = await pool.connect();
    const answers = asked.map(({ statement, resolve, reject }) => {
      const answer = client.query(statement);
      answer.then(resolve, reject);
      return answer;
    });
    const failed = (await Promise.allSettled(answers)).find((answer) => answer.status === 'rejected');
    client.release(failed?.reason);
  } catch (error) {
    for (const { reject } of asked) reject(error);
  }
}
