import { catalogueAt } from '#areas/catalog/index.ts';
import { visibleReply, withoutSignature } from '#areas/rules/index.ts';
import type { Db } from '#platform/db.ts';
import { settingsVersion } from '#platform/snapshot.ts';
import { stoppedAfter, TookTooLong } from '#platform/stopped-after.ts';
import type { StoredInbound } from './inbound-queries.ts';
import type { Intake } from './intake.ts';
import { UnreadableMail } from './intake-faults.ts';
import { mailSettingsAt } from './mail-settings.ts';
import { type ParsedMail, readMail } from './parse-mail.ts';
import { handsOn } from './request-tag.ts';
import { stepKind } from './step-kind.ts';
import { storable, textLimits } from './storable.ts';

/** Longest a mail is read and judged, in milliseconds: all else stands still meanwhile. Large ones take a tenth of it. */
const readingMs = 5000;

/**
 * Reads a stored mail and gathers what its steps look at. Throws `UnreadableMail` with the reason in words, also where
 * reading it takes longer than `patience` milliseconds.
 */
export async function readIntake(db: Db, stored: StoredInbound, patience = readingMs): Promise<Intake> {
  const version = await settingsVersion(db);
  const [settings, catalogue] = await Promise.all([mailSettingsAt(db, version), catalogueAt(db, version)]);
  const read = inTime(patience, () => {
    const mail = readable(stored.raw);
    const body = visibleReply(storable(mail.text, textLimits.read), { handedOn: handsOn(mail.subject) });
    return { mail, body, words: withoutSignature(body.visible), kind: stepKind({ mail, settings }) };
  });
  return {
    inboundId: stored.id,
    ...read,
    envelope: stored.envelope,
    receivedAt: stored.received_at,
    settings,
    catalogue,
  };
}

function readable(raw: Buffer): ParsedMail {
  try {
    return readMail(raw);
  } catch (error) {
    throw new UnreadableMail(error instanceof Error ? error.message : String(error));
  }
}

function inTime<T>(patience: number, work: () => T): T {
  try {
    return stoppedAfter(patience, work);
  } catch (error) {
    if (!(error instanceof TookTooLong)) throw error;
    throw new UnreadableMail(
      `Reading it was stopped after ${patience / 1000} seconds, so that nothing else waits for it.`,
    );
  }
}
