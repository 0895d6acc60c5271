import type { Catalogue } from '#areas/catalog/index.ts';
import { findMessage, findMessageSignature, type Recipient, type RequestRecord } from '#areas/requests/index.ts';
import type { Language } from '#contract/common-shapes.ts';
import type { MacroChange, MacroText } from '#contract/words.ts';
import type { Tx } from '#platform/db.ts';
import type { CarriedOut, WrittenText } from './carry-out-steps.ts';
import { namesOfPeople } from './macro-queries.ts';

/** What a macro did to the fields of a request: each that differs, old and new, in the order of the screen. */
export async function changesOf(
  tx: Tx,
  catalogue: Catalogue,
  { before, after }: Pick<CarriedOut, 'before' | 'after'>,
): Promise<MacroChange[]> {
  const people = await namesOfPeople(tx, [before.owner_id, after.owner_id]);
  const read: [MacroChange['field'], (row: RequestRecord) => string | null][] = [
    ['kind', (row) => row.sub_kind ?? row.kind],
    ['category', (row) => (row.category_id ? (catalogue.categories.get(row.category_id)?.path ?? null) : null)],
    ['priority', (row) => catalogue.priorities.get(row.priority_id)?.name ?? null],
    ['deadline', (row) => row.deadline_at?.toISOString() ?? null],
    ['owner', (row) => (row.owner_id ? (people.get(row.owner_id) ?? null) : null)],
    ['phase', (row) => row.phase],
    ['status', (row) => catalogue.statuses.get(row.status_id)?.name ?? null],
    ['postponed_until', (row) => row.postponed_until?.toISOString() ?? null],
  ];
  return read
    .map(([field, of]) => ({ field, old: of(before), new: of(after) }))
    .filter((change) => change.old !== change.new);
}

/** The texts a macro wrote, with who gets them and what stands below: read back from the messages themselves. */
export async function textsOf(tx: Tx, texts: readonly WrittenText[]): Promise<MacroText[]> {
  const described: MacroText[] = [];
  for (const { as, messageId, html, text, language } of texts) {
    const message = await findMessage(tx, messageId);
    const recipients = (message?.recipients ?? []) as unknown as Recipient[];
    const addresses = (type: 'to' | 'cc') => recipients.filter((one) => one.type === type).map((one) => one.address);
    described.push({
      as,
      html,
      text,
      language: language as Language,
      to: addresses('to'),
      cc: addresses('cc'),
      subject: message?.subject ?? null,
      signature: await findMessageSignature(tx, messageId),
    });
  }
  return described;
}
