import { type Kind, type Requirement, type Section, type SubKind, sections } from '#contract/requests.ts';

type Column = 'undetermined' | 'information' | 'action' | 'comment' | 'complaint';
const R = 'required';
const O = 'optional';
const H = 'hidden';

/** Which sections a kind needs for completion (domain §4.2). Asked on completion only, never on save (R1.3). */
const matrix: Record<Section, Record<Column, Requirement>> = {
  channel: { undetermined: O, information: R, action: R, comment: R, complaint: R },
  customer: { undetermined: O, information: O, action: R, comment: O, complaint: R },
  history: { undetermined: O, information: O, action: O, comment: H, complaint: O },
  information_given: { undetermined: H, information: R, action: O, comment: H, complaint: O },
  problem_description: { undetermined: H, information: O, action: R, comment: H, complaint: R },
  work_address: { undetermined: H, information: H, action: O, comment: H, complaint: O },
  classification: { undetermined: O, information: R, action: R, comment: H, complaint: R },
  comment: { undetermined: H, information: H, action: H, comment: R, complaint: H },
  solution: { undetermined: H, information: O, action: R, comment: H, complaint: R },
};

/** The fields of a request that sections are made of. */
export type SectionFields = {
  kind: Kind;
  subKind: SubKind | null;
  channel: string | null;
  contactId: string | null;
  callerName: string | null;
  callerPhone: string | null;
  callerEmail: string | null;
  workAddress: string | null;
  informationGiven: string | null;
  description: string | null;
  subject: string | null;
  categoryId: string | null;
  commentText: string | null;
  solution: string | null;
};

// "As needed" (S2-24): a name, or a number, or an address is enough; nobody types garbage to get on.
const filled: Record<Section, (fields: SectionFields) => boolean> = {
  channel: (f) => f.channel !== null,
  customer: (f) => [f.contactId, f.callerName, f.callerPhone, f.callerEmail, f.workAddress].some(Boolean),
  history: () => true,
  information_given: (f) => Boolean(f.informationGiven),
  problem_description: (f) => Boolean(f.description || f.subject),
  work_address: (f) => Boolean(f.workAddress),
  classification: (f) => f.categoryId !== null,
  comment: (f) => Boolean(f.commentText),
  solution: (f) => Boolean(f.solution),
};

export type SectionState = { section: Section; requirement: Requirement; filled: boolean };

/** Every section with what the kind asks of it and whether it is filled, in the order of the form. */
export function sectionsOf(fields: SectionFields): SectionState[] {
  const column: Column = fields.subKind === 'complaint' && fields.kind !== 'comment' ? 'complaint' : fields.kind;
  return sections.map((section) => ({
    section,
    requirement: matrix[section][column],
    filled: filled[section](fields),
  }));
}

/**
 * What still stands in the way of completing. An undetermined request cannot be completed at all: finally it is exactly
 * one of the three kinds (S1-1).
 */
export function missingSections(fields: SectionFields): Section[] {
  return sectionsOf(fields)
    .filter((state) => state.requirement === 'required' && !state.filled)
    .map((state) => state.section);
}
