import { connect, createServer, type Socket } from 'node:net';

export type TcpProxy = {
  port: number;
  /** `open`: passes; `stalled`: takes bytes and passes none, either way, and says nothing; `cut`: breaks what there is and refuses more. */
  set: (state: 'open' | 'stalled' | 'cut') => void;
  stop: () => void;
};

/**
 * The network between the desk and its database, as far as it can be had on one machine. What was under way on a connection
 * when the network stalled is lost for good, and the connection never speaks again, as when a firewall forgets it.
 */
export async function startProxy(toPort: number): Promise<TcpProxy> {
  let state: 'open' | 'stalled' | 'cut' = 'open';
  const pairs = new Set<{ sockets: Socket[]; dead: boolean }>();
  const server = createServer((near) => {
    if (state === 'cut') return near.destroy();
    const far = connect(toPort, '127.0.0.1');
    const pair = { sockets: [near, far], dead: state === 'stalled' };
    pairs.add(pair);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (bytes) => {
        if (!pair.dead) to.write(bytes);
      });
      from.on('error', () => {});
      from.on('close', () => {
        // Over a dead network the other side does not learn of it.
        if (!pair.dead) to.destroy();
        else if (from === near) setTimeout(() => to.destroy(), 60_000).unref();
        pairs.delete(pair);
      });
    }
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
  const cut = () => {
    for (const { sockets } of pairs) for (const socket of sockets) socket.destroy();
  };
  return {
    port,
    set: (next) => {
      state = next;
      if (next === 'stalled') for (const pair of pairs) pair.dead = true;
      if (next === 'cut') cut();
    },
    stop: () => {
      cut();
      server.close();
    },
  };
}
