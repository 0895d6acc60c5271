import pg from 'pg';

/** A connection of its own, outside the pool. */
export type Client = pg.Client;

/** Runs `work` on a connection of its own, ended in any case. */
export async function withClient<R>(url: string, name: string, work: (client: Client) => Promise<R>): Promise<R> {
  const client = new pg.Client({ connectionString: url, application_name: name, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
