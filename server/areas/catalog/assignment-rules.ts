import type { AssignmentMethod } from '#contract/catalog.ts';

/** How a category hands out its requests (§4.12); its members and their turns are read where they are needed. */
export type AssignmentRules = {
  method: AssignmentMethod;
  onlyPresent: boolean;
  sameAgentMinutes: number;
  ownContactFirst: boolean;
  administratorId: string | null;
  administratorLast: boolean;
  matchLanguage: boolean;
  skills: readonly string[];
  reassignWhenAbsent: boolean;
  takeOverWhenReplying: boolean;
  tellAddresses: readonly string[];
  tellMembers: boolean;
};
