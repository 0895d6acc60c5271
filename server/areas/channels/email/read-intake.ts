import { catalogueAt } from '#areas/catalog/index.ts';
import { visibleReply, withoutSignature } from '#areas/rules/index.ts';
import type { Db } from '#platform/db.ts';
import { settingsVersion } from '#platform/snapshot.ts';
import type { StoredInbound } from './inbound-queries.ts';
import type { Intake } from './intake.ts';
import { UnreadableMail } from './intake-faults.ts';
import { mailSettingsAt } from './mail-settings.ts';
import { type ParsedMail, parseMail } from './parse-mail.ts';
import { handsOn } from './request-tag.ts';
import { storable, textLimits } from './storable.ts';

/** Reads a stored mail and gathers what its steps look at. Throws `UnreadableMail` with the reason in words. */
export async function readIntake(db: Db, stored: StoredInbound): Promise<Intake> {
  const mail = await parsed(stored.raw);
  const version = await settingsVersion(db);
  const [settings, catalogue] = await Promise.all([mailSettingsAt(db, version), catalogueAt(db, version)]);
  const body = visibleReply(storable(mail.text, textLimits.read), { handedOn: handsOn(mail.subject) });
  return {
    inboundId: stored.id,
    mail,
    envelope: stored.envelope,
    receivedAt: stored.received_at,
    body,
    words: withoutSignature(body.visible),
    settings,
    catalogue,
  };
}

async function parsed(raw: Buffer): Promise<ParsedMail> {
  try {
    return await parseMail(raw);
  } catch (error) {
    throw new UnreadableMail(error instanceof Error ? error.message : String(error));
  }
}
