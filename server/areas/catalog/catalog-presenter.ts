import type { Category, Priority, Status } from '#contract/catalog.ts';
import type { Language } from '#contract/common-shapes.ts';
import type { ProblemCode } from '#contract/problem-codes.ts';
import { assignmentRules } from './assignment-columns.ts';
import type { ListedCategory } from './category-queries.ts';
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

export function presentCategory(row: ListedCategory): Category {
  return {
    id: row.id,
    name: row.name,
    path: row.path,
    parentId: row.parent_id,
    centre: { id: row.centre_id, name: row.centre_name },
    membersOnly: row.members_only,
    active: row.active,
    members: row.members,
    turns: row.turns,
    assignment: presentAssignment(row),
    openRequests: row.open_requests,
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
