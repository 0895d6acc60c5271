export interface ReplyHeaders {
  messageId: string;
  inReplyTo: string | null;
  references: string[];
}

export interface ReplyHeadersInput {
  number: number;
  token: string;
  /** Domain of the sending mailbox. */
  domain: string;
  /** Identity of the message record; makes the Message-ID unique and lets a bounce be traced to it. */
  messageUuid: string;
  /** The mail being answered, or null for the first mail of a request. */
  lastInbound: { messageId: string | null; references: string[] } | null;
}

/** Length of the References header we send at most; long threads lose their middle, never their root. */
const maxReferences = 20;

/**
 * Threading headers of an outgoing mail (RFC 5322 §3.6.4): References is that of the mail answered plus its Message-ID.
 * Without a mail to answer there is neither In-Reply-To nor References. The Message-ID carries number and token, so a
 * reply finds its request even when the index of Message-IDs is lost.
 */
export function replyHeaders(input: ReplyHeadersInput): ReplyHeaders {
  const { number, token, domain, messageUuid, lastInbound } = input;
  const messageId = `<${number}.${token}.${messageUuid}@${domain}>`;
  const answered = lastInbound?.messageId ?? null;
  const chain = [
    ...new Set([...(lastInbound?.references ?? []).filter((id) => id !== answered), ...(answered ? [answered] : [])]),
  ];
  const references = chain.length <= maxReferences ? chain : [...chain.slice(0, 1), ...chain.slice(1 - maxReferences)];
  return { messageId, inReplyTo: answered, references };
}

/** Number and token in a Message-ID of ours, or null for any other (see `replyHeaders`). */
export function ownMessageId(id: string): { number: number; token: string; messageUuid: string } | null {
  const match = /^<(\d{1,12})\.([a-z0-9]{2,16})\.([0-9a-f-]{8,40})@[^<>@\s]+>$/i.exec(id.trim());
  if (!match?.[1] || !match[2] || !match[3]) return null;
  return { number: Number(match[1]), token: match[2].toLowerCase(), messageUuid: match[3].toLowerCase() };
}
