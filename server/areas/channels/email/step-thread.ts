import type { Db } from '#platform/db.ts';
import type { Intake } from './intake.ts';
import { addressKey } from './mail-address.ts';
import { ownMessageId } from './reply-headers.ts';
import type { FoundTag } from './request-tag.ts';
import type { KindDecision } from './step-kind.ts';
import { reportClues, type ThreadClues, threadClues } from './thread-clues.ts';
import {
  findMessagesByMailIds,
  findNumberedRequests,
  isKnownParty,
  type NumberedRequest,
  type ThreadMessage,
} from './thread-queries.ts';

export type ThreadDecision = {
  /** The request it continues; null: none. */
  requestId: string | null;
  how: 'headers' | 'own_message_id' | 'subject_tag' | 'quoted_tag' | 'bare_number' | null;
  unverified: boolean;
  /** The mail of ours a report speaks of. */
  reportedMessageId: string | null;
};

const none: ThreadDecision = { requestId: null, how: null, unverified: false, reportedMessageId: null };

/**
 * Decides which request a mail continues (§4.7, R7.2, traps 14 and 15): by what it answers, then by the tag with token in
 * subject or quoted history, last by the bare number of the subject, which counts as unverified unless the sender is a known party.
 */
export async function stepThread(
  db: Db,
  intake: Pick<Intake, 'mail' | 'body'>,
  kind: KindDecision,
): Promise<ThreadDecision> {
  const clues =
    kind.isReport || intake.mail.isReadReceipt
      ? reportClues(intake.mail)
      : threadClues(intake.mail, intake.body.quoted);
  const known = await findMessagesByMailIds(db, clues.headerIds);
  const byHeader = nearest(clues.headerIds, known);
  if (byHeader) {
    return { ...none, requestId: byHeader.request_id, how: 'headers', reportedMessageId: reported(kind, byHeader) };
  }
  const requests = await findNumberedRequests(db, numbersIn(clues));
  const sure = sureMatch(clues, requests);
  if (sure) return { ...none, ...sure };
  const bare = clues.subjectTags
    .filter((tag) => tag.token === null)
    .map((tag) => requests.find((request) => request.number === tag.number))
    .find((request) => request !== undefined);
  if (!bare) return none;
  const sender = intake.mail.from?.address ?? '';
  const unverified = sender === '' || !(await isKnownParty(db, bare.id, addressKey(sender)));
  return { ...none, requestId: bare.id, how: 'bare_number', unverified };
}

function nearest(ids: string[], messages: ThreadMessage[]): ThreadMessage | undefined {
  for (const id of ids) {
    const found = messages.find((message) => message.mail_message_id === id);
    if (found) return found;
  }
  return undefined;
}

const reported = (kind: KindDecision, message: ThreadMessage) =>
  kind.isReport && message.kind !== 'inbound' ? message.id : null;

function numbersIn(clues: ThreadClues): number[] {
  const own = clues.headerIds.map(ownMessageId).filter((id) => id !== null);
  return [...new Set([...own, ...clues.subjectTags, ...clues.quotedTags].map((clue) => clue.number))];
}

/** Number and token together: nobody guesses them. */
function sureMatch(clues: ThreadClues, requests: NumberedRequest[]): Pick<ThreadDecision, 'requestId' | 'how'> | null {
  const match = (tags: Pick<FoundTag, 'number' | 'token'>[]) =>
    tags
      .map((tag) => requests.find((one) => one.number === tag.number && one.reply_token.toLowerCase() === tag.token))
      .find((request) => request !== undefined);
  const own = match(clues.headerIds.map(ownMessageId).filter((id) => id !== null));
  if (own) return { requestId: own.id, how: 'own_message_id' };
  const subject = match(clues.subjectTags);
  if (subject) return { requestId: subject.id, how: 'subject_tag' };
  const quoted = match(clues.quotedTags);
  return quoted ? { requestId: quoted.id, how: 'quoted_tag' } : null;
}
