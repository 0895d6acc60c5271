import type { AssignmentMethod } from '#contract/catalog.ts';
import type { AssignmentRules } from './assignment-rules.ts';

/** The columns of `category` that say how it hands out its requests (§4.12). */
export type AssignmentColumns = {
  assign_method: AssignmentMethod;
  assign_only_present: boolean;
  same_agent_minutes: number;
  own_contact_first: boolean;
  administrator_id: string | null;
  administrator_last: boolean;
  match_language: boolean;
  required_skills: string[];
  reassign_when_absent: boolean;
  take_over_when_replying: boolean;
  unassigned_addresses: string[];
  tell_members_unassigned: boolean;
};

/** What was sent about assignment, as columns; what was not sent is undefined. */
export function assignmentColumns(input: Partial<AssignmentRules> | undefined): Partial<AssignmentColumns> {
  return {
    assign_method: input?.method,
    assign_only_present: input?.onlyPresent,
    same_agent_minutes: input?.sameAgentMinutes,
    own_contact_first: input?.ownContactFirst,
    administrator_id: input?.administratorId,
    administrator_last: input?.administratorLast,
    match_language: input?.matchLanguage,
    required_skills: input?.skills && distinct(input.skills),
    reassign_when_absent: input?.reassignWhenAbsent,
    take_over_when_replying: input?.takeOverWhenReplying,
    unassigned_addresses: input?.tellAddresses && distinct(input.tellAddresses),
    tell_members_unassigned: input?.tellMembers,
  };
}

/** The rules a row holds. */
export function assignmentRules(
  row: { [K in keyof AssignmentColumns]: AssignmentColumns[K] | string },
): AssignmentRules {
  const columns = row as AssignmentColumns;
  return {
    method: columns.assign_method,
    onlyPresent: columns.assign_only_present,
    sameAgentMinutes: columns.same_agent_minutes,
    ownContactFirst: columns.own_contact_first,
    administratorId: columns.administrator_id,
    administratorLast: columns.administrator_last,
    matchLanguage: columns.match_language,
    skills: columns.required_skills,
    reassignWhenAbsent: columns.reassign_when_absent,
    takeOverWhenReplying: columns.take_over_when_replying,
    tellAddresses: columns.unassigned_addresses,
    tellMembers: columns.tell_members_unassigned,
  };
}

const distinct = (words: readonly string[]): string[] => [...new Set(words.map((word) => word.trim()))];
