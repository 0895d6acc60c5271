import type { Message, TimelineEntry } from '#contract/requests.ts';

/** A message that came while somebody was writing, as it is shown before a stale send. */
export type Newer = { id: string; author: string; text: string };

const counted = new Set<Message['kind']>(['inbound', 'reply', 'question']);

/**
 * The messages to or from the customer behind the first `since` of a request. `entries` are its newest ones, oldest
 * first; `messageCount` says how many there are in all.
 */
export function newerMessages(entries: readonly TimelineEntry[], messageCount: number, since: number | null): Newer[] {
  if (since === null || messageCount <= since) return [];
  const messages = entries.filter((entry) => entry.type === 'message');
  const newer = messages.slice(Math.max(0, messages.length - (messageCount - since)));
  return newer
    .filter((message) => counted.has(message.kind))
    .map(({ id, author, text }) => ({ id, author: author.name, text: firstLine(text) }));
}

export const firstLine = (text: string): string => text.trim().split('\n', 1)[0]?.slice(0, 140) ?? '';
