import nodemailer from 'nodemailer';
import type { Runtime } from '#platform/command.ts';
import type { Delivery, Refusal } from './delivery-outcome.ts';
import type { MailContent } from './mail-content.ts';
import type { OutboundRow } from './outbound-queries.ts';
import type { Relay } from './relay-settings.ts';

type Transport = ReturnType<typeof poolTo>;

/** No single mail may take longer, however slowly a relay answers; well below the lease of whoever sends it. */
const mailMs = 4 * 60_000;
const times = { connectionTimeout: 10_000, greetingTimeout: 10_000, dnsTimeout: 10_000, socketTimeout: 60_000 };

/** What a relay connection is made of; certificates are always checked. */
function connectionOptions(relay: Relay) {
  return {
    host: relay.host,
    port: relay.port,
    secure: relay.security === 'tls',
    requireTLS: relay.security === 'starttls',
    ignoreTLS: relay.security === 'none',
    ...(relay.username ? { auth: { user: relay.username, pass: relay.password ?? '' } } : {}),
    ...times,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function poolTo(relay: Relay) {
  return nodemailer.createTransport({
    ...connectionOptions(relay),
    pool: true,
    maxConnections: 5,
    maxMessages: 100,
    // A connection that breaks while sending leaves the outcome open; sending again is our decision, not the pool's.
    maxRequeues: 0,
    idleTimeout: 5_000,
  });
}

const pools = new WeakMap<Runtime, { key: string; transport: Transport }>();

/** The pool to this relay; a changed relay gets a new one and the old ends when its mails are through. */
function poolOf(runtime: Runtime, relay: Relay): Transport {
  const key = JSON.stringify(relay);
  const known = pools.get(runtime);
  if (known?.key === key) return known.transport;
  known?.transport.close();
  const transport = poolTo(relay);
  pools.set(runtime, { key, transport });
  return transport;
}

/**
 * Hands one mail to the relay, for those recipients who have not got it yet, and says how it answered. Who gets it blindly
 * stands in the envelope alone. Never throws.
 */
export async function sendMail(
  runtime: Runtime,
  relay: Relay,
  mail: OutboundRow,
  content: MailContent,
): Promise<Delivery> {
  const open = mail.recipients.filter((one) => !one.taken && one.refused === undefined).map((one) => one.address);
  const named = (type: 'to' | 'cc') =>
    mail.recipients.filter((one) => one.type === type).map(({ name, address }) => ({ name: name ?? '', address }));
  try {
    const sent = await poolOf(runtime, relay).sendMail({
      messageId: mail.mail_message_id,
      date: mail.created_at,
      from: { name: mail.sender.name, address: mail.sender.address },
      to: named('to'),
      cc: named('cc'),
      subject: mail.subject,
      text: content.text,
      ...(content.html ? { html: content.html } : {}),
      attachments: content.files.map(attachmentOf),
      ...(mail.headers.automatic
        ? { headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' } }
        : {}),
      ...(mail.headers.inReplyTo ? { inReplyTo: mail.headers.inReplyTo } : {}),
      ...(mail.headers.references.length > 0 ? { references: mail.headers.references } : {}),
      envelope: { from: mail.sender.address, to: open },
      signal: AbortSignal.timeout(mailMs),
    });
    const refused = refusalsOf(sent.rejectedErrors);
    // The pool names recipients as it was given them, but in the case and encoding it put on the wire.
    const taken = open.filter((address) => !refused.some((one) => one.address === address));
    return { kind: 'answered', taken, refused };
  } catch (error) {
    return deliveryOf(error as SmtpError);
  }
}

/** A file as a part of the mail; what stands in the text is found there by its identity. */
const attachmentOf = (file: MailContent['files'][number]) => ({
  filename: file.filename,
  contentType: file.mime,
  content: file.content,
  contentDisposition: file.inline ? ('inline' as const) : ('attachment' as const),
  ...(file.inline && file.content_id ? { cid: file.content_id } : {}),
});

type SmtpError = Error & {
  code?: string;
  responseCode?: number;
  response?: string;
  recipient?: string;
  rejectedErrors?: SmtpError[];
};

/** Replies that speak of our standing with the relay, not of the mail: somebody can mend that, so the mail waits. */
const aboutUs = new Set([530, 534, 535, 538]);

function isPermanent(error: SmtpError): boolean {
  const code = error.responseCode ?? 0;
  return code >= 500 && code < 600 && !aboutUs.has(code);
}

function deliveryOf(error: SmtpError): Delivery {
  const words = wordsOf(error);
  if (error.code === 'EENVELOPE' && error.rejectedErrors?.length) {
    return { kind: 'answered', taken: [], refused: refusalsOf(error.rejectedErrors) };
  }
  const aboutMail = error.code === 'EENVELOPE' || error.code === 'EMESSAGE';
  return aboutMail && isPermanent(error) ? { kind: 'refused', words } : { kind: 'later', words };
}

function refusalsOf(errors: readonly SmtpError[] | undefined): Refusal[] {
  return (errors ?? []).map((error) => ({
    address: error.recipient ?? '',
    permanent: isPermanent(error),
    words: wordsOf(error),
  }));
}

/** What the relay said, else what went wrong, on one line. */
function wordsOf(error: SmtpError): string {
  return (error.response ?? error.message)
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 400);
}

/** Connects and signs in to a relay without sending anything; gives null when it went well, else what went wrong. */
export async function tryConnection(relay: Relay): Promise<string | null> {
  const transport = nodemailer.createTransport({ ...connectionOptions(relay), socketTimeout: 10_000 });
  try {
    await transport.verify();
    return null;
  } catch (error) {
    return wordsOf(error as SmtpError);
  } finally {
    transport.close();
  }
}
