import type { Fact, Message, TimelineEntry } from '#contract/requests.ts';
import { daysApart } from '../../../ui/moment-words.ts';

/** A part of the timeline as it is drawn: the start of a day, a message, or facts that follow one another. */
export type Part =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'message'; key: string; message: Message }
  | { kind: 'facts'; key: string; facts: Fact[]; byRule: boolean };

/** Facts of a run that stay in sight; a longer run is folded behind its number. */
export const shortRun = 3;

/** Milliseconds within which edits of one person are one go. */
const oneGo = 15 * 60_000;

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
      const joined = joinEdits(last.facts.at(-1), entry);
      if (joined) last.facts.splice(-1, 1, joined);
      else last.facts.push(entry);
      last.byRule &&= isByRule(entry);
    } else parts.push({ kind: 'facts', key: entry.id, facts: [entry], byRule: isByRule(entry) });
  }
  return parts;
}

const isByRule = (fact: Fact) => fact.actor.kind !== 'person' && fact.actor.kind !== 'contact';

/** Fields save themselves while a person types; what they edited in one go is one fact, of the latest moment. */
function joinEdits(before: Fact | undefined, next: Fact): Fact | null {
  if (before?.event !== 'request.edited' || next.event !== 'request.edited') return null;
  if (before.actor.name !== next.actor.name || before.actor.kind !== next.actor.kind) return null;
  if (Date.parse(next.at) - Date.parse(before.at) > oneGo) return null;
  const fields = [before, next].flatMap((fact) => (Array.isArray(fact.facts.fields) ? fact.facts.fields : []));
  return { ...next, id: before.id, facts: { ...next.facts, fields: [...new Set(fields)] } };
}
