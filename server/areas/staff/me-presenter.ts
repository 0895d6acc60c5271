import { permissionsOf } from '#contract/permissions.ts';
import type { Me } from '#contract/staff.ts';
import type { MeRow } from './me-queries.ts';

/** The country of a desk whose first run was done without one. */
const fallbackCountry = 'GB';

export function presentMe(row: MeRow, mustEnrol: boolean): Me {
  return {
    person: { id: row.id, name: row.name, email: row.email },
    roles: row.roles,
    permissions: [...permissionsOf(row.roles)],
    centres: row.centres,
    categories: row.categories,
    language: row.language,
    zone: row.zone,
    preferences: row.preferences,
    mustEnrol,
    example: row.example,
    country: row.country ?? fallbackCountry,
  };
}
