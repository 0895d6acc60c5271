import pg from 'pg';

/** What the database says to every statement behind the one that failed. */
const transactionOver = '25P02';

const failures = new WeakMap<object, pg.DatabaseError>();

/**
 * Notes what fails first on each connection of a pool. Statements that are sent together fail together, and which of their
 * promises is heard first says nothing of which statement it was.
 */
export function noteFailures(pool: pg.Pool): void {
  pool.on('connect', (client) => {
    const { connection } = client as unknown as { connection: NodeJS.EventEmitter };
    connection.on('errorMessage', (failure: pg.DatabaseError) => {
      if (failure.code !== transactionOver && !failures.has(client)) failures.set(client, failure);
    });
  });
}

/** A transaction begins: what failed before is over. */
export function forgetFailure(client: pg.PoolClient): void {
  failures.delete(client);
}

/** Why a transaction failed, where `error` may say only that it was over already. */
export function reasonOf(client: pg.PoolClient, error: unknown): unknown {
  const saysNothing = error instanceof pg.DatabaseError && error.code === transactionOver;
  return (saysNothing && failures.get(client)) || error;
}
