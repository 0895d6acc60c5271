import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import pg from 'pg';

/** What of the driver's client is looked at beside its public face. */
type Inner = pg.PoolClient & { connection: { stream: Socket }; processID: number | null; readyForQuery: boolean };
/** How the database knows a connection: by the number it was given, or by its name where a pooler hides that number. */
type Known = { pid: number | null; name: string };

/** A connection that owes an answer and has said nothing for this long, in milliseconds, is asked after. */
const silentMs = 10_000;
/** How long the database may take to say whether it still works on it. */
const probeMs = 5_000;

/**
 * Cuts connections of a pool that wait for an answer which will not come: a network that swallows packets says nothing, and
 * TCP alone would wait a quarter of an hour. After `silentMs` the database is asked by another connection whether it still
 * works on the statement; if so it may take as long as it needs. If not, or if nobody answers, the connection is cut, and
 * what waited gets an error that passes (`isPassingFault`). `directUrl` leads to the database past a connection pooler.
 */
export function cutSilentConnections(
  pool: pg.Pool,
  directUrl: string,
  patience: { silentMs: number; probeMs: number } = { silentMs, probeMs },
): void {
  pool.on('connect', (made) => {
    const client = made as Inner;
    const { stream } = client.connection;
    let heardAt = performance.now();
    let asking = false;
    const known: Known = { pid: client.processID, name: `linja ${randomUUID().slice(0, 13)}` };
    // A pooler greets with a number of its own, and takes the name along to whichever session a statement gets.
    const named = async () => {
      const { rows } = await client.query<{ pid: number }>(
        `select pg_backend_pid() as pid, set_config('application_name', case pg_backend_pid()
          when ${known.pid ?? 0} then current_setting('application_name') else '${known.name}' end, false)`,
      );
      if (rows[0]?.pid !== known.pid) known.pid = null;
    };
    // Only where statements may follow one another at once; the others' are short, and go past a pooler.
    if ((pool.options as { pipeline?: boolean }).pipeline) named().catch(() => {});
    stream.on('data', () => {
      heardAt = performance.now();
    });
    let lookedAt = heardAt;
    const silent = () => !client.readyForQuery && performance.now() - heardAt >= patience.silentMs;
    const look = async () => {
      const stoodStill = performance.now() - lookedAt >= patience.silentMs;
      lookedAt = performance.now();
      // Nothing is owed, or this process itself stood still (a machine that slept) and has read nothing yet: silence
      // counts from now.
      if (client.readyForQuery || stoodStill) heardAt = lookedAt;
      if (asking || !silent()) return;
      asking = true;
      const working = await isWorking(directUrl, known, patience.probeMs, silent);
      asking = false;
      if (working) heardAt = performance.now();
      else if (silent()) stream.destroy(new Error('Connection terminated: the database fell silent'));
    };
    const looking = setInterval(() => void look(), patience.silentMs / 5).unref();
    stream.once('close', () => clearInterval(looking));
  });
}

/**
 * Whether the database is at work on a statement of this connection (waiting for a lock is work). If it is not, and the
 * connection is still `silent`, whatever the database keeps of it is ended, so that no lock outlives a connection nobody
 * hears. What a pooler holds idle is others' as well.
 */
async function isWorking(directUrl: string, known: Known, ms: number, silent: () => boolean): Promise<boolean> {
  const probe = new pg.Client({ connectionString: directUrl, connectionTimeoutMillis: ms, query_timeout: ms });
  probe.on('error', () => {});
  try {
    await probe.connect();
    const { rows } = await probe.query<{ active: boolean }>(
      "select state = 'active' as active from pg_stat_activity where pid = $1 or application_name = $2",
      [known.pid, known.name],
    );
    if (rows.some((row) => row.active)) return true;
    if (silent()) {
      await probe.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
        where (pid = $1 or application_name = $2) and (state like 'idle in transaction%' or pid = $1 and state <> 'active')`,
        [known.pid, known.name],
      );
    }
    return false;
  } catch {
    return false;
  } finally {
    // Not awaited: where nobody answers, nobody answers a goodbye.
    probe.end().catch(() => {});
  }
}
