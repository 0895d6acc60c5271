/** One kind of setting as it stands in the file, and how a row of another desk is known for the same. */
export type Part = {
  /** Table and name of the part in the file. */
  table: string;
  /** Columns that name one row; what makes it the same row in another desk when the id is not known there. */
  sameBy: readonly string[];
  /** What a person calls the row by. */
  name: string;
  /** Rows of one person's own are theirs and not configuration: only rows where this is empty are in the file. */
  personal?: string;
  /** A table of pairs has no id in the file. */
  pairs?: true;
  /** Only these rows, by the column that names them. */
  only?: readonly string[];
};

/**
 * What belongs to a configuration, in the order in which rows refer to each other. Which columns a part has is asked of
 * the database, so a new column of a setting is in the file from its first day.
 */
export const parts: readonly Part[] = [
  { table: 'calendar', sameBy: ['name'], name: 'name' },
  { table: 'calendar_version', sameBy: ['calendar_id', 'rules'], name: 'id' },
  { table: 'priority', sameBy: ['name'], name: 'name' },
  { table: 'request_status', sameBy: ['phase', 'name'], name: 'name' },
  { table: 'centre', sameBy: ['name'], name: 'name' },
  { table: 'category', sameBy: ['centre_id', 'path'], name: 'path' },
  { table: 'problem_code', sameBy: ['code'], name: 'code' },
  { table: 'problem_code_category', sameBy: ['problem_code_id', 'category_id'], name: 'category_id', pairs: true },
  { table: 'centre_member', sameBy: ['centre_id', 'person_id'], name: 'person_id', pairs: true },
  { table: 'category_member', sameBy: ['category_id', 'person_id'], name: 'person_id', pairs: true },
  { table: 'rule', sameBy: ['name'], name: 'name' },
  { table: 'mail_address', sameBy: ['address_key'], name: 'address' },
  { table: 'text_module', sameBy: ['keyword'], name: 'keyword', personal: 'owner_id' },
  { table: 'escalation_chain', sameBy: ['priority_id'], name: 'priority_id' },
  { table: 'escalation_level', sameBy: ['priority_id', 'level'], name: 'level' },
  { table: 'signature', sameBy: ['centre_id'], name: 'centre_id', personal: 'person_id' },
  { table: 'macro', sameBy: ['name'], name: 'name', personal: 'owner_id' },
  { table: 'view', sameBy: ['centre_id', 'name'], name: 'name', personal: 'owner_id' },
  {
    table: 'setting',
    sameBy: ['key'],
    name: 'key',
    pairs: true,
    only: ['sign_in_rules', 'mail_relay', 'single_sign_on'],
  },
];

/** Tables of settings that are no configuration, each for its reason. */
export const notConfiguration: Record<string, string> = {
  category_model: 'learned from the requests of its own desk',
  contact: 'a customer, of whose own priority the settings only know that there is one',
  organisation: 'a customer, as above',
  service_contract: 'of a customer, as above',
};

/** Columns that are the desk's own bookkeeping of a row. */
export const bookkeeping = ['created_at', 'updated_at', 'version', 'created_by'] as const;
