import { type Catalogue, raisedBy } from '#areas/catalog/index.ts';
import { type ActiveContract, dayOf, type Importance, inForceOn } from '#areas/customers/index.ts';
import { categoryBy, findRule, type Judged, type MetRule, priorityBy, ruleVoice } from '#areas/rules/index.ts';
import type { Suggestion } from '#areas/suggestions/index.ts';
import type { Language } from '#contract/common-shapes.ts';
import type { CategorySource, Channel, PrioritySource } from '#contract/requests.ts';
import { suggestCategory } from './suggest-category.ts';

/** A contact about to be registered: what is known of it, and what somebody has said already. */
export type Undecided = {
  subject: string;
  /** What was written this time, without quoted history and signature (trap 18). */
  text: string;
  channel: Channel | null;
  /** The address of ours it came to, and what that address gives. */
  mailbox: { key: string; categoryId: string | null; priorityId: string | null } | null;
  /** Key of the address it came from. */
  sender: string | null;
  customer: Importance | null;
  /** Where it is handled when no category says so. */
  centreId: string | null;
  language: Language | null;
  /** Somebody chose the language; a rule leaves it then. */
  languageSaid: boolean;
  /** Given by whoever registers, and by what right; nothing else decides then. */
  category: { id: string; source: CategorySource } | null;
  formChoiceId: string | null;
  priority: { id: string; source: PrioritySource } | null;
  /** Which problem it is, where somebody said so. */
  problemCodeId: string | null;
  /** Rules go before what people chose; asked for when they are applied again, never at registration. */
  rulesFirst?: boolean;
  /** It came by itself: what the centre has learned may decide. */
  electronic: boolean;
  reportedAt: Date;
};

export type Decided = {
  categoryId: string | null;
  categorySource: CategorySource | null;
  /** Null: the default. */
  priorityId: string | null;
  prioritySource: PrioritySource;
  /** The priority before a problem code raised it; the same as `priorityId` where none did. */
  unraisedPriorityId: string | null;
  language: Language | null;
  /** Whom a rule gives it to, if that person may have it. */
  ownerId: string | null;
  /** The rule that met it and had a say in any of this. */
  met: MetRule | null;
  suggestion: Suggestion | null;
};

/**
 * Decides what a contact is about, how much it presses and whose it is, by the precedence of R6.1 and R8.1: once, when it
 * is registered (R8.2). Pure: the same contact and settings always give the same.
 */
export function decideRegistration(catalogue: Catalogue, one: Undecided, now: Date): Decided {
  const { priorities, categories } = catalogue;
  const isUsable = (id: string) => categories.get(id)?.active === true;
  const suggestion = suggestCategory(catalogue, one.centreId, { subject: one.subject, description: one.text });
  const voices = {
    manual: null,
    form: one.formChoiceId,
    suggestion: one.electronic ? sureEnough(catalogue, one.centreId, suggestion) : null,
    mailbox: one.mailbox?.categoryId ?? null,
    centre: (one.centreId && catalogue.centres.get(one.centreId)?.defaultCategoryId) || null,
  };
  const without = one.category ?? plain(categoryBy({ ...voices, ...ruleVoice(null) }, isUsable));
  const contracts = contractsOf(catalogue, one);
  const met = findRule(catalogue.rules, judgedOf(catalogue, one, without?.id ?? null, now));
  const rule = met?.rule ?? null;
  const overruled = one.rulesFirst ? plain(categoryBy({ ...noVoices, ...ruleVoice(rule) }, isUsable)) : null;
  const category = overruled ?? one.category ?? plain(categoryBy({ ...voices, ...ruleVoice(rule) }, isUsable));
  const pressing = one.rulesFirst && rule?.priorityId && priorities.get(rule.priorityId)?.active === true;
  const priority =
    one.priority && !pressing
      ? { priorityId: one.priority.id, source: one.priority.source }
      : priorityBy(
          {
            manual: null,
            filter: rule?.priorityId ?? null,
            contact: one.customer?.priorityId ?? null,
            organisation: one.customer?.organisationPriorityId ?? null,
            contract: mostUrgent(
              catalogue,
              contracts.map((contract) => contract.priorityId),
            ),
            mailbox: one.mailbox?.priorityId ?? null,
          },
          (id) => priorities.get(id)?.active === true,
        );
  const raised =
    priority?.source === 'manual'
      ? null
      : raisedBy(catalogue, one.problemCodeId, priority?.priorityId ?? catalogue.defaultPriority.id);
  const language = (one.languageSaid ? null : rule?.language) || one.language;
  const hadSay =
    (category?.source === 'rule' && category !== one.category) ||
    (priority?.source === 'filter' && (pressing || !one.priority) && !raised) ||
    Boolean(rule?.ownerId) ||
    Boolean(rule?.language && !one.languageSaid);
  return {
    categoryId: category?.id ?? null,
    categorySource: category?.source ?? null,
    priorityId: raised ?? priority?.priorityId ?? null,
    prioritySource: raised ? 'problem_code' : (priority?.source ?? 'default'),
    unraisedPriorityId: priority?.priorityId ?? null,
    language,
    ownerId: rule?.ownerId ?? null,
    met: hadSay ? met : null,
    suggestion,
  };
}

/** A contact as rules see it. */
export function judgedOf(catalogue: Catalogue, one: Undecided, categoryId: string | null, now: Date): Judged {
  return {
    subject: one.subject,
    text: one.text,
    channel: one.channel,
    mailbox: one.mailbox?.key ?? null,
    sender: one.sender,
    language: one.language,
    customer: one.customer,
    categoryIds: pathOf(catalogue, categoryId),
    contracts: contractsOf(catalogue, one),
    problemCodeId: one.problemCodeId,
    formChoiceIds: pathOf(catalogue, one.formChoiceId),
    ageMinutes: Math.max(0, (now.getTime() - one.reportedAt.getTime()) / 60_000),
  };
}

/** The contracts that hold on the day it was reported, in the office's zone (R16.3). */
function contractsOf(catalogue: Catalogue, one: Undecided): ActiveContract[] {
  const contracts = one.customer?.contracts ?? [];
  return contracts.length === 0 ? [] : inForceOn(contracts, dayOf(one.reportedAt, catalogue.desk.zone));
}

/** Of several priorities in use the most urgent. */
function mostUrgent(catalogue: Catalogue, ids: readonly (string | null)[]): string | null {
  const known = ids.map((id) => catalogue.priorities.get(id ?? '')).filter((one) => one?.active);
  return known.sort((a, b) => (a?.rank ?? 0) - (b?.rank ?? 0))[0]?.id ?? null;
}

/** A category and those above it. */
function pathOf(catalogue: Catalogue, categoryId: string | null): string[] {
  const path: string[] = [];
  for (let id = categoryId; id && !path.includes(id); id = catalogue.categories.get(id)?.parentId ?? null)
    path.push(id);
  return path;
}

const noVoices = { manual: null, form: null, suggestion: null, mailbox: null, centre: null };

const plain = (found: { categoryId: string; source: CategorySource } | null) =>
  found && { id: found.categoryId, source: found.source };

/** What the centre's model says, when it is as sure as the centre asks for. */
function sureEnough(catalogue: Catalogue, centreId: string | null, found: Suggestion | null): string | null {
  const threshold = centreId ? catalogue.centres.get(centreId)?.suggestionThreshold : null;
  if (threshold === null || threshold === undefined) return null;
  return found && found.confidence >= threshold ? found.categoryId : null;
}
