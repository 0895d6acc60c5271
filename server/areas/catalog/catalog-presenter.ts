import type { Category, Priority, Status } from '#contract/catalog.ts';
import type { Language } from '#contract/common-shapes.ts';
import type { ProblemCode } from '#contract/problem-codes.ts';
import { assignmentRules } from './assignment-columns.ts';
import { chainsOf, translatedPaths } from './catalogue-categories.ts';
import type { ListedCategory, NamedRow } from './category-queries.ts';
import { compareNames } from './form-categories.ts';
import type { listPriorities } from './priority-queries.ts';
import type { ListedProblemCode } from './problem-code-queries.ts';
import { problemName } from './problem-code-rules.ts';
import type { StatusRow } from './status-queries.ts';

export function presentPriority(row: Awaited<ReturnType<typeof listPriorities>>[number]): Priority {
  return {
    id: row.id,
    name: row.name,
    rank: row.rank,
    budgetMinutes: row.budget_minutes,
    budgetBusinessDays: row.budget_business_days,
    calendar: { id: row.calendar_id, name: row.calendar_name },
    isDefault: row.is_default,
    active: row.active,
    version: row.version,
  };
}

export function presentStatus(row: StatusRow): Status {
  return {
    id: row.id,
    name: row.name,
    phase: row.phase,
    isDefault: row.is_default,
    isQueue: row.is_queue,
    newRequestOnReply: row.new_request_on_reply,
    trackTimeAs: row.track_time_as,
    rank: row.rank,
    active: row.active,
    version: row.version,
  };
}

/** `reader` and `desk` are the languages to name it in. */
export function presentProblemCode(row: ListedProblemCode, reader: Language, desk: Language): ProblemCode {
  return {
    id: row.id,
    code: row.code,
    names: row.names,
    name: problemName(row.names, reader, desk),
    categories: row.categories,
    priority: row.priority_id ? { id: row.priority_id, name: row.priority_name ?? '' } : null,
    rank: row.rank,
    active: row.active,
    version: row.version,
  };
}

/**
 * Categories as a reader of `language` knows them, in the order of those names. `tree`: what all are called, as a path is
 * made of the names above.
 */
export function presentCategories(
  rows: readonly ListedCategory[],
  tree: readonly NamedRow[],
  language: Language,
): Category[] {
  const chains = chainsOf(tree);
  const presented = rows.map((row) => {
    const paths = translatedPaths(chains(row.id), row.path);
    const path = paths[language] ?? row.path;
    const others = new Set([row.path, ...Object.values(paths)].filter((one) => one !== path));
    return presentCategory(row, path, [...others]);
  });
  if (presented.every(({ path }, at) => path === rows[at]?.path)) return presented;
  const order = new Intl.Collator(language, { numeric: true });
  return presented.sort((one, two) => compareNames(one.path.split('/'), two.path.split('/'), order.compare));
}

function presentCategory(row: ListedCategory, path: string, otherPaths: string[]): Category {
  return {
    id: row.id,
    name: row.name,
    path,
    otherPaths,
    names: row.names,
    externalName: row.external_name,
    externalNames: row.external_names,
    internal: row.internal,
    parentId: row.parent_id,
    centre: { id: row.centre_id, name: row.centre_name },
    membersOnly: row.members_only,
    active: row.active,
    members: row.members,
    turns: row.turns,
    assignment: presentAssignment(row),
    openRequests: row.open_requests,
    moving: row.moving,
    version: row.version,
  };
}

function presentAssignment(row: ListedCategory): Category['assignment'] {
  const { administratorId, skills, tellAddresses, ...rules } = assignmentRules(row);
  return {
    ...rules,
    skills: [...skills],
    tellAddresses: [...tellAddresses],
    administrator: administratorId ? { id: administratorId, name: row.administrator_name ?? '' } : null,
  };
}
