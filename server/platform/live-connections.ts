import type { ServerResponse } from 'node:http';
import type { ChangesAnnouncement } from './live-announcement.ts';
import type { Principal } from './principal.ts';

/** For each reader, which of these requests they may see. */
export type LiveReach = (ids: readonly string[], readers: readonly Principal[]) => Promise<ReadonlySet<string>[]>;

export type Connection = {
  response: ServerResponse;
  principal: Principal;
  /** Who this is now: rights change and sessions end while a connection stays open. */
  again: () => Promise<Principal | null>;
  /** Whether this may be somebody else by now: ids of requests are not for them until that is known. */
  unsure: boolean;
  elsewhere: ReturnType<typeof setTimeout> | undefined;
};

/** How often, at most, somebody is told that requests they may not see have changed. */
const elsewhereMs = 5_000;

/** Writes an event to a connection that is still open. */
export function sendTo({ response }: Connection, event: string, content: unknown): void {
  if (!response.writableEnded) response.write(`event: ${event}\ndata: ${JSON.stringify(content)}\n\n`);
}

/**
 * Sends a batch of changes to everybody, to each only the ids of requests they may see. For the others the connection
 * hears, seldom, that something changed elsewhere: a request may have left one's sight, and its row must leave the lists.
 */
export async function sendChanges(
  connections: readonly Connection[],
  changes: ChangesAnnouncement,
  reach: LiveReach,
): Promise<void> {
  const { requests, topics } = changes;
  if (!requests || requests.length === 0) {
    for (const connection of connections) sendTo(connection, 'changes', changes);
    return;
  }
  const visible = await reach(
    requests,
    connections.map((connection) => connection.principal),
  );
  for (const [at, connection] of connections.entries()) {
    const seen = connection.unsure ? [] : requests.filter((id) => visible[at]?.has(id));
    if (seen.length > 0 || (topics && topics.length > 0)) sendTo(connection, 'changes', { requests: seen, topics });
    if (seen.length < requests.length) tellElsewhere(connection);
  }
}

function tellElsewhere(connection: Connection): void {
  connection.elsewhere ??= setTimeout(() => {
    connection.elsewhere = undefined;
    sendTo(connection, 'changes', { requests: [], topics: [], elsewhere: true });
  }, elsewhereMs);
}
