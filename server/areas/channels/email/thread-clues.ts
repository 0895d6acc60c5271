import { messageIds, type ParsedMail } from './parse-mail.ts';
import { type FoundTag, findRequestTags } from './request-tag.ts';

/** What in a mail may say which request it belongs to (§4.7), the surest first. */
export type ThreadClues = {
  /** Message-IDs it answers, the nearest first. */
  headerIds: string[];
  /** Tags of its subject; a bare number has no token. */
  subjectTags: FoundTag[];
  /** Tags with token in quoted history, where mail programs repeat the subject of our mail (M1). */
  quotedTags: FoundTag[];
};

const maxIds = 100;
const maxReturned = 20;
const maxText = 200_000;

/**
 * The clues of a mail somebody wrote. What the sender mentions in the text, or attaches, makes no answer of it.
 * @param quoted the history below what was written this time.
 */
export function threadClues(mail: ParsedMail, quoted: string): ThreadClues {
  return {
    headerIds: unique([...mail.inReplyTo, ...mail.references.toReversed()]),
    subjectTags: findRequestTags(mail.subject),
    quotedTags: tagsIn(quoted),
  };
}

/**
 * The clues of a report on a mail of ours (RFC 3464): beside its own headers, those of the mail it returns, as a part or
 * as text.
 */
export function reportClues(mail: ParsedMail): ThreadClues {
  const returned = [
    ...mail.attachments
      .filter((one) => /^(?:message|text)\//.test(one.mime))
      .slice(0, maxReturned)
      .map((one) => one.content.toString('latin1', 0, maxText)),
    mail.text.slice(0, maxText),
  ].map((text) => text.replace(/\r\n?/g, '\n').replace(/\n[ \t]+/g, ' '));
  const lines = (name: string) =>
    returned.flatMap((text) => text.match(new RegExp(`^[ >]*${name}:.*$`, 'gim')) ?? []).slice(0, maxIds);
  return {
    headerIds: unique([
      ...lines('(?:x-)?(?:original-)?message-id').flatMap(messageIds),
      ...mail.inReplyTo,
      ...mail.references.toReversed(),
    ]),
    subjectTags: [...findRequestTags(mail.subject), ...lines('subject').flatMap(findRequestTags)].filter(withToken),
    quotedTags: [],
  };
}

function tagsIn(text: string): FoundTag[] {
  return text
    .slice(0, maxText)
    .split('\n')
    .filter((line) => line.includes('#'))
    .slice(0, 200)
    .flatMap(findRequestTags)
    .filter(withToken)
    .slice(0, 20);
}

const withToken = (tag: FoundTag) => tag.token !== null;
const unique = (ids: string[]) => [...new Set(ids)].slice(0, maxIds);
