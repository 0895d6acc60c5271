import type { MailAddress } from '#contract/mail.ts';
import type { ListedMailAddress } from './mail-address-queries.ts';

export function presentMailAddress(row: ListedMailAddress): MailAddress {
  return {
    id: row.id,
    address: row.address,
    name: row.name,
    centre: { id: row.centre_id, name: row.centre_name },
    category: row.category_id ? { id: row.category_id, name: row.category_path ?? '' } : null,
    priority: row.priority_id ? { id: row.priority_id, name: row.priority_name ?? '' } : null,
    language: row.language as MailAddress['language'],
    isDefault: row.is_default,
    active: row.active,
    version: row.version,
  };
}
