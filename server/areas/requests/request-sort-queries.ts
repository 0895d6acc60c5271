import { type RawBuilder, sql } from 'kysely';
import type { Catalogue } from '#areas/catalog/index.ts';
import type { RequestSort } from '#contract/requests.ts';

/**
 * One stretch of an order: rows for which `where` holds, by `keys`, all in one direction, riding one index. An order is
 * several of them where no single index has it: by deadline what is open comes first, by priority one after the other.
 */
export type Stretch = {
  where: RawBuilder<unknown> | null;
  keys: { column: RawBuilder<unknown>; type: 'timestamptz' | 'integer' | 'text' | 'uuid' }[];
  descending: boolean;
  /** Joins that the keys need. */
  join?: RawBuilder<unknown>;
};

const id = { column: sql`r.id`, type: 'uuid' } as const;
const moment = (column: RawBuilder<unknown>) => ({ column, type: 'timestamptz' }) as const;
const created = moment(sql`r.created_at`);
const deadline = moment(sql`r.deadline_at`);
const open = sql`r.phase not in ('solved', 'closed')`;
const one = (key: Stretch['keys'][number], descending: boolean): Stretch[] => [
  { where: null, keys: [key, id], descending },
];
const over: Stretch = { where: sql`not (${open})`, keys: [created, id], descending: true };

/** The stretches of each order. */
export function stretchesOf(sort: RequestSort, catalogue: Catalogue): Stretch[] {
  const descending = sort.startsWith('-');
  switch (sort) {
    // request_created; with only what is open request_open_created.
    case 'newest':
    case 'oldest':
      return one(created, sort === 'newest');
    // request_number_key
    case 'number':
    case '-number':
      return [{ where: null, keys: [{ column: sql`r.number`, type: 'integer' }], descending }];
    // request_active; what moved last comes first.
    case 'activity':
    case '-activity':
      return one(moment(sql`r.active_at`), sort === 'activity');
    // request_open_deadline, from its start or its end; without a deadline request_open_created; over: no clock runs.
    case 'deadline':
    case '-deadline':
      return [
        { where: sql`${open} and r.deadline_at is not null`, keys: [deadline, id], descending },
        { where: sql`${open} and r.deadline_at is null`, keys: [created, id], descending: true },
        over,
      ];
    // request_priority_created, the priorities in their rank.
    case 'priority':
    case '-priority': {
      const priorities = [...catalogue.priorities.values()].sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
      if (descending) priorities.reverse();
      return priorities.map((priority) => ({
        where: sql`r.priority_id = ${priority.id}`,
        keys: [created, id],
        descending: true,
      }));
    }
    // What is open and has reached a level, few at a time, by it and then its deadline (request_escalation_level); then what
    // has reached none, as by deadline.
    case 'escalation':
    case '-escalation': {
      const reached: Stretch = {
        where: open,
        join: sql`join request_escalation s on s.request_id = r.id and s.level > 0`,
        keys: [
          { column: descending ? sql`s.level` : sql`(-s.level)`, type: 'integer' },
          moment(sql`coalesce(r.deadline_at, 'infinity')`),
          id,
        ],
        descending: false,
      };
      const none = sql`not exists (select from request_escalation s where s.request_id = r.id and s.level > 0)`;
      const others: Stretch[] = [
        { where: sql`${open} and ${none} and r.deadline_at is not null`, keys: [deadline, id], descending: false },
        { where: sql`${open} and ${none} and r.deadline_at is null`, keys: [created, id], descending: true },
      ];
      return [...(descending ? [...others, reached] : [reached, ...others]), over];
    }
    // contact_name with request_contact for each; then, without a known customer, request_unlinked_name.
    case 'customer':
    case '-customer': {
      const linked: Stretch = {
        where: null,
        join: sql`join contact kk on kk.id = r.contact_id`,
        keys: [{ column: sql`fold(kk.name)`, type: 'text' }, { column: sql`kk.id`, type: 'uuid' }, id],
        descending,
      };
      const unlinked: Stretch = {
        where: sql`r.contact_id is null`,
        keys: [{ column: sql`fold(coalesce(r.caller_name, r.caller_phone, r.caller_email, ''))`, type: 'text' }, id],
        descending,
      };
      return descending ? [unlinked, linked] : [linked, unlinked];
    }
  }
}

/** The order of a stretch as SQL. */
export const orderOf = ({ keys, descending }: Stretch): RawBuilder<unknown> =>
  sql.join(
    keys.map(({ column }) => (descending ? sql`${column} desc` : column)),
    sql`, `,
  );

/** The condition for rows behind the one whose keys are given. */
export function behind({ keys, descending }: Stretch, values: (string | number | null)[]): RawBuilder<unknown> {
  const left = sql.join(keys.map(({ column }) => column));
  const right = sql.join(keys.map(({ type }, at) => sql`${values[at]}::${sql.raw(type)}`));
  return descending ? sql`(${left}) < (${right})` : sql`(${left}) > (${right})`;
}
