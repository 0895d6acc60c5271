import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { type ParsedMail, parseMail } from './parse-mail.ts';

export type TakenMail = { from: string; to: string[]; raw: string; mail: ParsedMail };

/** How the relay of a test answers; throw an error with `responseCode` to refuse. */
export type RelayRules = {
  rcpt?: (address: string) => void;
  data?: (session: SMTPServerSession) => void;
  /** Breaks the connection instead of answering for the mail. */
  drop?: 'before_data' | 'after_data';
};

export const refusal = (responseCode: number, words: string) => Object.assign(new Error(words), { responseCode });

/** A mail relay on loopback for tests: takes what it is sent, or refuses it by the rules of the moment. */
export async function aRelay(at = 0) {
  const taken: TakenMail[] = [];
  const rules: RelayRules = {};
  let attempts = 0;
  let connections = 0;
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onConnect(_session, done) {
      connections += 1;
      done();
    },
    onAuth(auth, _session, done) {
      if (auth.username === 'desk' && auth.password === 'open sesame') done(null, { user: 'desk' });
      else done(refusal(535, 'Authentication failed'));
    },
    onRcptTo(address, _session, done) {
      attempt(() => rules.rcpt?.(address.address), done);
    },
    onData(stream, session, done) {
      attempts += 1;
      const chunks: Buffer[] = [];
      if (rules.drop === 'before_data') return breakOff(session);
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks);
        const record = async () =>
          taken.push({
            from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
            to: session.envelope.rcptTo.map((one) => one.address),
            raw: raw.toString('utf8'),
            mail: await parseMail(raw),
          });
        if (rules.drop === 'after_data') return breakOff(session);
        attempt(
          () => rules.data?.(session),
          (error) => {
            if (error) return done(error);
            record().then(() => done(null, 'Taken'), done);
          },
        );
      });
    },
  });
  server.on('error', () => {});
  function breakOff(session: SMTPServerSession) {
    for (const connection of server.connections) {
      if ((connection as unknown as { id: string }).id === session.id) {
        (connection as unknown as { _socket: { destroy: () => void } })._socket.destroy();
      }
    }
  }
  const port = await new Promise<number>((resolve) => {
    const net = server.listen(at, '127.0.0.1', () => resolve((net.address() as { port: number }).port));
  });
  return {
    port,
    taken,
    rules,
    attempts: () => attempts,
    connections: () => connections,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function attempt(run: () => void, done: (error?: Error | null) => void): void {
  try {
    run();
    done();
  } catch (error) {
    done(error as Error);
  }
}
