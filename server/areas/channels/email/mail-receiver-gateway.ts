import { isIP } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { command, type Runtime } from '#platform/command.ts';
import { maxRawMessage } from '#platform/http/create-http.ts';
import { mailHand } from './mail-hand.ts';
import { storeInbound } from './store-inbound.ts';

export type MailReceiver = { port: number; stop: () => Promise<void> };

const maxClients = 50;
/** A client that says nothing for this long is let go. */
const idleMs = 60_000;
/** A whole message must be here within this time, however slowly its bytes drip. */
const messageMs = 10 * 60_000;
/** Bytes of messages under way on all connections together; beyond it senders are asked to come back. */
const maxBuffered = 6 * maxRawMessage;

/**
 * Listens for mail (RFC 5321): no sign-in, no STARTTLS, any recipient, because nothing that reached us may be lost. It is
 * meant to stand behind the organisation's own mail server. Answers 250 only when the raw message is committed, 451 when
 * it could not be stored, 552 when it is larger than `maxRawMessage`, 452 when too much is under way. Port 0: any free
 * one; `name` is the host it greets as; `idleMs` and `messageMs` shorten the patience with slow clients.
 */
export async function startMailReceiver(
  runtime: Runtime,
  at: { host: string; port: number; name?: string; idleMs?: number; messageMs?: number },
): Promise<MailReceiver> {
  let buffered = 0;
  /** Sessions in the middle of a message. */
  const receiving = new Set<string>();
  const server = new SMTPServer({
    name: at.name ?? 'localhost',
    banner: 'Linja',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    hideSTARTTLS: true,
    disableReverseLookup: true,
    lenientAddressParsing: true,
    size: maxRawMessage,
    maxClients,
    socketTimeout: at.idleMs ?? idleMs,
    closeTimeout: 5_000,
    maxAllowedUnauthenticatedCommands: false,
    logger: false,
    onData(stream, session, done) {
      receiving.add(session.id);
      stream.once('close', () => receiving.delete(session.id));
      receive(stream).then(
        (raw) =>
          store(runtime, raw, session).then(
            () => done(null, 'Stored'),
            (error) => {
              runtime.log.error({ err: error }, 'mail could not be stored');
              done(new Refusal(451, 'Could not be stored just now, try again later'));
            },
          ),
        // What the client did, or did not do; it hears of it if it is still there.
        (error) => done(error instanceof Refusal ? error : new Refusal(451, 'The message did not arrive whole')),
      );
    },
  });
  // A client that breaks off or talks nonsense is no fault of ours; without a listener it would end the process.
  server.on('error', (error: Error) => runtime.log.debug({ err: error }, 'mail client went wrong'));

  /** The bytes of one message; what is refused is still read to its end, as the protocol wants it. */
  async function receive(stream: SMTPServerDataStream): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let size = 0;
    let busy = false;
    const late = setTimeout(() => stream.destroy(new Refusal(421, 'Too slow')), at.messageMs ?? messageMs);
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        if (busy || stream.sizeExceeded) {
          drop();
          continue;
        }
        chunks.push(chunk);
        size += chunk.length;
        buffered += chunk.length;
        busy = buffered > maxBuffered;
      }
      if (stream.sizeExceeded) throw new Refusal(552, 'The message is larger than is taken in');
      if (busy) throw new Refusal(452, 'Too much is under way, try again later');
      return Buffer.concat(chunks);
    } finally {
      clearTimeout(late);
      drop();
    }
    function drop() {
      chunks.length = 0;
      buffered -= size;
      size = 0;
    }
  }

  const listening = await new Promise<{ port: number }>((resolve, reject) => {
    server.once('error', reject);
    const net = server.listen(at.port, at.host, () => {
      server.off('error', reject);
      resolve({ port: (net.address() as { port: number }).port });
    });
  });
  return {
    port: listening.port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // A message under way is taken in to its end; who has none under way is asked to come back at once (RFC 5321 §3.8).
        for (const connection of server.connections as Set<OpenSession>) {
          if (receiving.has(connection.id)) continue;
          connection.send(421, 'Going down for a moment, try again later');
          connection.close();
        }
      }),
  };
}

/** What we need of a session of the SMTP library. */
type OpenSession = { id: string; send: (code: number, words: string) => void; close: () => void };

/** A refusal in the words of SMTP. */
class Refusal extends Error {
  readonly responseCode: number;
  constructor(responseCode: number, message: string) {
    super(message);
    this.responseCode = responseCode;
  }
}

async function store(runtime: Runtime, raw: Buffer, session: SMTPServerSession): Promise<void> {
  const { mailFrom, rcptTo } = session.envelope;
  await command(runtime, mailHand, (ctx) =>
    storeInbound(ctx, {
      raw,
      from: mailFrom ? mailFrom.address : null,
      to: rcptTo.map((recipient) => recipient.address),
      ...(isIP(session.remoteAddress) ? { via: session.remoteAddress } : {}),
    }),
  );
}
