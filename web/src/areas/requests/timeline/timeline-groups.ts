import type { Fact, Message, TimelineEntry } from '#contract/requests.ts';
import { daysApart } from '../../../ui/moment-words.ts';

/** A part of the timeline as it is drawn: the start of a day, a message, or facts that follow one another. */
export type Part =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'message'; key: string; message: Message }
  | { kind: 'facts'; key: string; facts: Fact[]; byRule: boolean };

/** Facts of a run that stay in sight; a longer run is folded behind its number. */
export const shortRun = 3;

/** Splits entries, oldest first, into days, messages and runs of facts. Days are those of the reader's zone. */
export function partsOf(entries: readonly TimelineEntry[], zone: string): Part[] {
  const parts: Part[] = [];
  let before: string | null = null;
  for (const entry of entries) {
    if (before === null || daysApart(Date.parse(entry.at), Date.parse(before), zone) !== 0) {
      parts.push({ kind: 'day', key: `day ${entry.id}`, at: entry.at });
    }
    before = entry.at;
    const last = parts.at(-1);
    if (entry.type === 'message') parts.push({ kind: 'message', key: entry.id, message: entry });
    else if (last?.kind === 'facts') {
      last.facts.push(entry);
      last.byRule &&= isByRule(entry);
    } else parts.push({ kind: 'facts', key: entry.id, facts: [entry], byRule: isByRule(entry) });
  }
  return parts;
}

const isByRule = (fact: Fact) => fact.actor.kind !== 'person' && fact.actor.kind !== 'contact';
