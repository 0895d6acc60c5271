import { type RawBuilder, sql } from 'kysely';
import { notHiddenFrom } from '#areas/staff/index.ts';
import { type Db, preparedQuery, type Tx } from '#platform/db.ts';
import type { AnyActor } from '#platform/principal.ts';
import { activeContractsIn } from './contract-queries.ts';
import type { ActiveContract } from './contract-rules.ts';
import type { Phone } from './customer-details.ts';

/** A customer as lists and pages show one. */
export type CustomerRow = {
  id: string;
  name: string;
  organisation_id: string | null;
  organisation_name: string | null;
  language: string | null;
  address: string | null;
  notes: string | null;
  is_vip: boolean;
  is_prospect: boolean;
  priority_id: string | null;
  organisation_is_prospect: boolean | null;
  organisation_priority_id: string | null;
  responsible_id: string | null;
  responsible_name: string | null;
  created_at: Date;
  erased_at: Date | null;
  version: number;
  phones: Phone[];
  emails: string[];
  /** Of those whoever asks may know of; none where nobody looks. */
  open_requests: number;
  contracts: ActiveContract[];
};

/**
 * The customers whose ids the subquery `ids` gives, in the order of the list, in one statement. Rides the primary key,
 * contact_phone_contact, contact_email_contact, service_contract_contact, service_contract_organisation and, for the open
 * requests, request_contact. `often`: asked often and in few different texts, so that the database plans it once for each
 * connection; planning it takes longer than reading one customer.
 */
export async function customersOf(
  db: Db,
  ids: RawBuilder<unknown>,
  looker: AnyActor | null,
  often = false,
): Promise<CustomerRow[]> {
  const read = sql<CustomerRow>`
    with page as materialized (${ids})
    select c.id, c.name, c.organisation_id, o.name as organisation_name, c.language, c.address, c.notes, c.is_vip,
      c.is_prospect, c.priority_id, o.is_prospect as organisation_is_prospect, o.priority_id as organisation_priority_id,
      c.responsible_id, w.name as responsible_name, c.created_at, c.erased_at, c.version,
      coalesce((select jsonb_agg(jsonb_build_object('number', p.number, 'e164', p.e164) order by p.position, p.id)
        from contact_phone p where p.contact_id = c.id), '[]') as phones,
      array(select e.address from contact_email e where e.contact_id = c.id order by e.position, e.id) as emails,
      ${activeContractsIn} as contracts,
      ${looker ? openRequests(looker) : sql`0`} as open_requests
    from page join contact c on c.id = page.id left join organisation o on o.id = c.organisation_id
      left join person w on w.id = c.responsible_id
    order by fold(c.name), c.id`;
  return often ? preparedQuery(db, read) : (await read.execute(db)).rows;
}

const openRequests = (looker: AnyActor) => sql`(select count(*)::int from request r
  where r.contact_id = c.id and r.phase not in ('solved', 'closed') and ${notHiddenFrom(looker)})`;

/** One customer, null when there is none of this id; with a `looker` also how many open requests that one may know of. */
export async function findCustomer(db: Db, id: string, looker: AnyActor | null = null): Promise<CustomerRow | null> {
  const [row] = await customersOf(db, sql`select ${id}::uuid as id`, looker, true);
  return row ?? null;
}

/**
 * The customer who has this e-mail address, by `addressKey`; of several the one kept first, so that every mail of a
 * shared address meets the same one. Rides contact_email_key.
 */
export async function findCustomerByAddress(db: Db, addressKey: string): Promise<CustomerRow | null> {
  const [row] = await customersOf(
    db,
    sql`select c.id from contact_email e join contact c on c.id = e.contact_id
      where e.address_key = ${addressKey} order by c.created_at, c.id limit 1`,
    null,
    true,
  );
  return row ?? null;
}

export type KeptPhone = { id: string; position: number; number: string; e164: string | null };
export type KeptEmail = { id: string; position: number; address: string; address_key: string };
export type LockedCustomer = {
  erased_at: Date | null;
  id: string;
  name: string;
  organisation_id: string | null;
  language: string | null;
  address: string | null;
  notes: string | null;
  is_vip: boolean;
  is_prospect: boolean;
  priority_id: string | null;
  responsible_id: string | null;
  version: number;
  phones: KeptPhone[];
  emails: KeptEmail[];
};

/**
 * The customer with the rows of both lists, locked until the command ends; null when there is none of this id. Requests
 * may be linked to the customer meanwhile.
 */
export async function lockCustomer(tx: Tx, id: string): Promise<LockedCustomer | null> {
  const contact = await tx
    .selectFrom('contact')
    .select([
      'id',
      'name',
      'organisation_id',
      'language',
      'address',
      'notes',
      'is_vip',
      'is_prospect',
      'priority_id',
      'responsible_id',
      'version',
      'erased_at',
    ])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!contact) return null;
  const [phones, emails] = await Promise.all([
    tx
      .selectFrom('contact_phone')
      .select(['id', 'position', 'number', 'e164'])
      .where('contact_id', '=', id)
      .orderBy('position')
      .orderBy('id')
      .execute(),
    tx
      .selectFrom('contact_email')
      .select(['id', 'position', 'address', 'address_key'])
      .where('contact_id', '=', id)
      .orderBy('position')
      .orderBy('id')
      .execute(),
  ]);
  return { ...contact, phones, emails };
}

/**
 * Until the command ends no other command looks for or keeps a customer under this address key: two first mails of one
 * sender make one customer.
 */
export async function lockAddressKey(tx: Tx, addressKey: string): Promise<void> {
  await preparedQuery(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`contact-address ${addressKey}`}, 0))`);
}
