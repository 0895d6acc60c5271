import type { Catalogue } from '#areas/catalog/index.ts';
import type { CustomerRow } from '#areas/customers/index.ts';
import { type ReadySignature, renderSignature, type WordFacts } from '#areas/wording/index.ts';
import type { AnyActor } from '#platform/principal.ts';
import type { RequestRecord } from './request-queries.ts';

type Customer = Pick<CustomerRow, 'name' | 'organisation_name' | 'language'>;

/** What the variables of a text are filled from when it is written on this request by this actor. */
export function requestWordFacts(
  catalogue: Catalogue,
  actor: AnyActor,
  row: RequestRecord,
  customer: Customer | null,
  now: Date,
): WordFacts {
  return {
    customer: { name: customer?.name ?? row.caller_name, organisation: customer?.organisation_name ?? null },
    request: {
      number: row.number,
      subject: row.subject,
      categoryPath: catalogue.categories.get(row.category_id ?? '')?.outerPath ?? null,
      deadlineAt: row.deadline_at,
      createdAt: row.created_at,
    },
    agent: { name: actor.name, email: actor.kind === 'person' ? actor.email : null },
    centre: row.centre_id ? (catalogue.centres.get(row.centre_id)?.name ?? null) : null,
    desk: catalogue.desk.organisation || null,
    now,
    zone: catalogue.desk.zone,
  };
}

/** The languages to write to the customer of a request in, best first: the request's, the customer's, the centre's, the desk's. */
export function languagesOf(catalogue: Catalogue, row: RequestRecord, customer: Customer | null): (string | null)[] {
  const centre = row.centre_id ? catalogue.centres.get(row.centre_id) : undefined;
  return [row.language, customer?.language ?? null, centre?.language ?? null, catalogue.desk.language];
}

/** The signature a mail on this request carries, rendered; null when there is none. */
export function signatureOf(
  catalogue: Catalogue,
  actor: AnyActor,
  row: RequestRecord,
  customer: Customer | null,
  now: Date,
): ReadySignature | null {
  return renderSignature(
    catalogue.signatures,
    { personId: actor.kind === 'person' ? actor.id : null, centreId: row.centre_id },
    requestWordFacts(catalogue, actor, row, customer, now),
    languagesOf(catalogue, row, customer),
  );
}
