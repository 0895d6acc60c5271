import type { ActiveContract, Importance } from '#areas/customers/index.ts';
import type { Language } from '#contract/common-shapes.ts';
import type { Channel } from '#contract/requests.ts';
import type { Condition, Reason } from '#contract/rules.ts';

/** A rule in use, with what it gives; what has been retired since is null. */
export type ActiveRule = {
  id: string;
  name: string;
  rank: number;
  beatsChoice: boolean;
  conditions: Condition[];
  categoryId: string | null;
  priorityId: string | null;
  ownerId: string | null;
  language: Language | null;
};

/** A contact on its way to being registered, as rules see it. */
export type Judged = {
  subject: string;
  /** What was written this time: no quoted history, no signature (trap 18). */
  text: string;
  channel: Channel | null;
  /** Key of the address of ours it came to. */
  mailbox: string | null;
  /** Key of the address it came from. */
  sender: string | null;
  language: Language | null;
  customer: Importance | null;
  /** The category it has without a rule, and those above it. */
  categoryIds: readonly string[];
  /** The customer's contracts in force on the day it was reported. */
  contracts: readonly ActiveContract[];
  /** Which problem somebody said it is. */
  problemCodeId: string | null;
  /** What the customer chose in a form, and those above it. */
  formChoiceIds: readonly string[];
  /** Since it was reported. */
  ageMinutes: number;
};

/** The one rule that meets a contact, and each of its conditions with what made it so. */
export type MetRule = { rule: ActiveRule; because: Reason[] };
