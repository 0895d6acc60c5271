import type { Person } from '#contract/staff.ts';
import { mayOwn } from './owner-roles.ts';
import type { ListedPerson } from './person-queries.ts';

export function presentPerson(row: ListedPerson): Person {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    roles: row.roles,
    mayOwn: mayOwn(row.roles),
    language: row.language,
    zone: row.zone,
    languages: row.languages,
    skills: row.skills,
    active: row.active,
    centres: row.centres,
    categories: row.categories,
    openRequests: row.open_requests,
    version: row.version,
  };
}
