import pg from 'pg';

/** What of the driver's client is looked at beside its public face: the number the database gave this connection. */
type Numbered = pg.Client & { processID: number | null };

/** What lies between this process and the database. */
type Pooler = 'none' | 'whole sessions' | 'single transactions';

/** Asked so many times whether two connections share one of the database: a pooler gives back the one used last. */
const looks = 5;
/** SQLSTATE: a prepared statement is there already, or not there. */
const statementCodes = ['42P05', '26000'];

/** Whether this connection ends at a pooler: what answers then is another session than the one that was greeted. */
export async function isPooled(client: pg.Client): Promise<boolean> {
  return (await backendOf(client)) !== (client as Numbered).processID;
}

/**
 * Whether a pooler lies on the way to the database, whether it gives a connection for a whole session or for one
 * transaction only, and whether statements prepared by name are found again there. Two connections are opened for a moment.
 */
export async function findPooler(url: string): Promise<{ pooler: Pooler; keepsStatements: boolean }> {
  const [first, second] = [0, 1].map(() => {
    const client = new pg.Client({ connectionString: url, application_name: 'linja start' });
    client.on('error', () => {});
    return client;
  }) as [pg.Client, pg.Client];
  try {
    await first.connect();
    if (!(await isPooled(first))) return { pooler: 'none', keepsStatements: true };
    await second.connect();
    if (!(await share(first, second))) return { pooler: 'whole sessions', keepsStatements: true };
    return { pooler: 'single transactions', keepsStatements: await keepStatements(first, second) };
  } finally {
    await Promise.all([first, second].map((client) => client.end().catch(() => {})));
  }
}

/**
 * What lies between the desk and its database by the two addresses it is given (`directUrl` past a pooler, else the same),
 * and what would not work through it, with what to do about it.
 */
export async function lookAtPooler(
  databaseUrl: string,
  directUrl: string,
): Promise<{ pooler: Pooler; trouble: { what: string; todo: string } | null }> {
  const { pooler, keepsStatements } = await findPooler(databaseUrl);
  const direct = directUrl === databaseUrl ? pooler : (await findPooler(directUrl)).pooler;
  const trouble = !keepsStatements
    ? {
        what: 'the connection pooler in DATABASE_URL loses prepared statements',
        todo: 'set max_prepared_statements (PgBouncer 1.21 or newer), or let it pool whole sessions',
      }
    : direct !== 'single transactions'
      ? null
      : {
          what: `the connection pooler in ${directUrl === databaseUrl ? '' : 'DIRECT_'}DATABASE_URL gives a connection for one transaction only, so that nobody would hear of live changes and jobs`,
          todo: 'give the same database past the pooler as DIRECT_DATABASE_URL',
        };
  return { pooler, trouble };
}

async function backendOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid ?? 0;
}

async function share(first: pg.Client, second: pg.Client): Promise<boolean> {
  for (let look = 0; look < looks; look++) {
    if ((await backendOf(first)) === (await backendOf(second))) return true;
  }
  return false;
}

async function keepStatements(first: pg.Client, second: pg.Client): Promise<boolean> {
  try {
    // Each prepares it once and then believes that it is there.
    for (const client of [first, second, first, second]) await client.query({ name: 'linja-start', text: 'select 1' });
    return true;
  } catch (error) {
    if (statementCodes.includes((error as { code?: string }).code ?? '')) return false;
    throw error;
  }
}
