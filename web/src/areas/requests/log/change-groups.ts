import type { FieldChange } from '#contract/requests.ts';

/** The fields one write changed, under the moment and the person they share. */
export type ChangeGroup = Pick<FieldChange, 'logId' | 'at' | 'who' | 'channel' | 'entity' | 'operation'> & {
  fields: FieldChange[];
};

/** Gathers rows of the log, newest first, by the write they belong to. Fields that said nothing before and after fall out. */
export function groupsOf(rows: readonly FieldChange[]): ChangeGroup[] {
  const groups: ChangeGroup[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.logId === row.logId) last.fields.push(row);
    else
      groups.push({
        logId: row.logId,
        at: row.at,
        who: row.who,
        channel: row.channel,
        entity: row.entity,
        operation: row.operation,
        fields: [row],
      });
  }
  for (const group of groups) group.fields = group.fields.filter(saysSomething);
  // A creation is worth a line even when every field of it is silent.
  return groups.filter((group) => group.fields.length > 0 || group.operation === 'insert');
}

/** Columns that name by identifier what stands beside them by name. */
const silent = new Set(['author_id', 'mail_message_id']);

const isEmpty = (value: unknown) => value === null || value === '' || (Array.isArray(value) && value.length === 0);

const saysSomething = (row: FieldChange) => !silent.has(row.field) && !(isEmpty(row.oldValue) && isEmpty(row.newValue));
