import { connect, createServer, type Socket } from 'node:net';
import { aDatabase } from '#test/database.ts';

/** A database behind a network that can fall silent: bytes are taken and passed on to nobody. For tests. */
export type SilentNetwork = {
  /** The database through the network, and past it. */
  url: string;
  directUrl: string;
  fallSilent: (silent: boolean) => void;
  /** Silent for good on the connections there are, as a firewall that forgot them; open for others. */
  forgetConnections: () => void;
  /** As a connection pooler does, the network greets with a number that is not the database's own. */
  pretendPooler: (pooled: boolean) => void;
  end: () => Promise<void>;
};

/** A database of one's own behind such a network; `end` drops it. */
export async function aSilentNetwork(): Promise<SilentNetwork> {
  const database = await aDatabase();
  let silent = false;
  let pooled = false;
  const sockets = new Set<Socket>();
  const network = createServer((near) => {
    const far = connect(Number(new URL(database.url).port), '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (bytes: Buffer) => silent || to.write(pooled && to === near ? renumbered(bytes) : bytes));
      from.on('error', () => {});
    }
  });
  await new Promise<void>((resolve) => network.listen(0, '127.0.0.1', resolve));
  const { port } = network.address() as { port: number };
  return {
    url: database.applicationUrl.replace(/:\d+\//, `:${port}/`),
    directUrl: database.applicationUrl,
    fallSilent: (now) => {
      silent = now;
    },
    forgetConnections: () => {
      for (const socket of sockets) socket.removeAllListeners('data');
    },
    pretendPooler: (now) => {
      pooled = now;
    },
    end: async () => {
      for (const socket of sockets) socket.destroy();
      network.close();
      await database.drop();
    },
  };
}

/** The message BackendKeyData with another number of the session. */
function renumbered(bytes: Buffer): Buffer {
  const at = bytes.indexOf(Buffer.from([0x4b, 0, 0, 0, 12]));
  if (at >= 0) bytes.writeInt32BE(2_000_000_000, at + 5);
  return bytes;
}
