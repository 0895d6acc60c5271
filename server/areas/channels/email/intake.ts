import type { Catalogue } from '#areas/catalog/index.ts';
import type { VisibleReply } from '#areas/rules/index.ts';
import type { InboundEnvelope } from './inbound-queries.ts';
import type { MailSettings } from './mail-settings.ts';
import type { ParsedMail } from './parse-mail.ts';
import type { KindDecision } from './step-kind.ts';

/** A mail on its way in, and everything the steps of its intake look at. The steps decide; only the last one writes. */
export type Intake = {
  inboundId: string;
  mail: ParsedMail;
  envelope: InboundEnvelope;
  receivedAt: Date;
  /** What was written this time, and the history below it. */
  body: VisibleReply;
  /** The visible text without signature and quotes: what rules and language are judged by (trap 18). */
  words: string;
  /** What kind of mail it is (traps 16 and 22). */
  kind: KindDecision;
  settings: MailSettings;
  catalogue: Catalogue;
};
