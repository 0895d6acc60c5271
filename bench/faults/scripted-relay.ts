import { SMTPServer, type SMTPServerSession } from 'smtp-server';

export type RelayMood = 'takes' | 'refuses' | 'hangs' | 'drops';
export type ScriptedRelay = {
  port: number;
  setMood: (mood: RelayMood) => void;
  /** How often the relay took a mail, by its Message-ID. */
  taken: Map<string, number>;
  stop: () => void;
};

type Open = { id: string; _socket: { destroy: () => void } };

/** A mail relay that takes what it is sent, refuses it for now, says nothing, or breaks off before or after it took the mail. */
export async function startRelay(): Promise<ScriptedRelay> {
  const taken = new Map<string, number>();
  let mood: RelayMood = 'takes';
  let drops = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    onMailFrom(_address, _session, done) {
      if (mood === 'refuses') done(Object.assign(new Error('Come back later'), { responseCode: 451 }));
      else if (mood !== 'hangs') done();
    },
    onData(stream, session, done) {
      let raw = '';
      stream.on('data', (bytes: Buffer) => {
        raw += bytes.toString('latin1');
      });
      stream.on('end', () => {
        if (mood === 'hangs') return;
        // Every second drop comes after the mail was taken: then its sender cannot know, and sends it again.
        const isTaken = mood !== 'drops' || drops++ % 2 === 1;
        const id = raw.match(/^Message-ID: (<\S+>)/im)?.[1];
        if (id && isTaken) taken.set(id, (taken.get(id) ?? 0) + 1);
        if (mood === 'drops') return breakOff(session);
        done(null, 'Taken');
      });
    },
  });
  server.on('error', () => {});
  const connections = () => [...server.connections] as unknown as Open[];
  function breakOff(session: SMTPServerSession): void {
    connections()
      .find((connection) => connection.id === session.id)
      ?._socket.destroy();
  }
  const port = await new Promise<number>((resolve) => {
    const net = server.listen(0, '127.0.0.1', () => resolve((net.address() as { port: number }).port));
  });
  return {
    port,
    taken,
    setMood: (next) => {
      if (mood === 'hangs') for (const connection of connections()) connection._socket.destroy();
      mood = next;
    },
    stop: () => server.close(() => {}),
  };
}
