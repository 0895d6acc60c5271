import type { z } from 'zod';
import { catalogueFor } from '#areas/catalog/index.ts';
import { findCustomerByAddress, importanceOf } from '#areas/customers/index.ts';
import { decideRegistration, homeCentre, judgedOf, type Undecided } from '#areas/requests/index.ts';
import { explainRules, visibleReply, withoutSignature } from '#areas/rules/index.ts';
import type { ruleRoutes, TrialMessage } from '#contract/rules.ts';
import type { Db } from '#platform/db.ts';
import type { Principal } from '#platform/principal.ts';
import { detectLanguage } from './detect-language.ts';
import { addressKey } from './mail-address.ts';
import { mailSettingsAt, ownAddressOf } from './mail-settings.ts';
import { parseMail } from './parse-mail.ts';
import { handsOn, strippedSubject } from './request-tag.ts';
import { findPersonName } from './trial-queries.ts';

export type Trial = z.infer<typeof ruleRoutes.tryOut.answer>;

/** A pasted mail begins with one of these. */
const header =
  /^(from|to|cc|subject|date|reply-to|return-path|received|message-id|delivered-to|mime-version|x-[\w-]+):/i;

/**
 * What would become of a message: every rule up to the one that decides, with what of it is so, and what the request
 * would be. Exactly as the intake judges; nothing is written.
 */
export async function tryRules(db: Db, principal: Principal, message: TrialMessage, now: Date): Promise<Trial> {
  const [catalogue, settings] = await Promise.all([
    catalogueFor(db, principal),
    mailSettingsAt(db, principal.settingsVersion),
  ]);
  const read = await readMessage(message);
  const text = withoutSignature(visibleReply(read.text, { handedOn: handsOn(read.subject) }).visible);
  const subject = strippedSubject(read.subject);
  const own = read.to.map((address) => ownAddressOf(settings, address)).find((one) => one?.active);
  const mailbox = own ?? (read.channel === 'email' ? settings.fallback : null);
  const sender = read.from ? addressKey(read.from) || null : null;
  const customer = sender ? await findCustomerByAddress(db, sender) : null;
  const language = (await detectLanguage(text)) ?? mailbox?.language ?? null;
  const one: Undecided = {
    subject,
    text,
    channel: read.channel,
    mailbox: mailbox && { key: mailbox.key, categoryId: mailbox.categoryId, priorityId: mailbox.priorityId },
    sender,
    customer: customer && importanceOf(customer),
    centreId: mailbox?.centreId ?? homeCentre(catalogue) ?? null,
    language,
    languageSaid: false,
    category: null,
    formChoiceId: message.formChoiceId ?? null,
    priority: null,
    electronic: true,
    reportedAt: now,
  };
  // What it would be without a rule is what rules may ask about.
  const without = decideRegistration({ ...catalogue, rules: { ...catalogue.rules, rules: [] } }, one, now);
  const decided = decideRegistration(catalogue, one, now);
  const tried = explainRules(catalogue.rules, judgedOf(catalogue, one, without.categoryId, now));
  return {
    tried: tried.map(({ rule, met, reasons }) => ({
      id: rule.id,
      name: rule.name,
      met,
      reasons: reasons.map((reason) => ({ ...reason, found: named(reason.found) })),
    })),
    read: { subject, text, language, sender, mailbox: mailbox?.address ?? null, customer: customer?.name ?? null },
    becomes: {
      category: catalogue.categories.get(decided.categoryId ?? '')?.path ?? null,
      categorySource: decided.categorySource,
      priority: (catalogue.priorities.get(decided.priorityId ?? '') ?? catalogue.defaultPriority).name,
      prioritySource: decided.prioritySource,
      owner: decided.ownerId ? await findPersonName(db, decided.ownerId) : null,
      language: decided.language,
    },
  };

  function named(found: string | null): string | null {
    return found && (catalogue.categories.get(found)?.path ?? found);
  }
}

async function readMessage(message: TrialMessage) {
  const typed = {
    subject: message.subject ?? '',
    text: message.text,
    from: message.sender ?? null,
    to: message.mailbox ? [message.mailbox] : [],
    channel: message.channel ?? ('email' as const),
  };
  if (!header.test(message.text.trimStart())) return typed;
  const mail = await parseMail(Buffer.from(message.text.trimStart().replaceAll('\n', '\r\n')));
  return {
    subject: typed.subject || mail.subject,
    text: mail.text,
    from: typed.from ?? mail.from?.address ?? null,
    to: [...typed.to, ...[...mail.to, ...mail.cc].map((one) => one.address)],
    channel: typed.channel,
  };
}
