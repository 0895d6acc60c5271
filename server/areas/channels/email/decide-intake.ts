import type { Language } from '#contract/common-shapes.ts';
import type { Intake } from './intake.ts';
import type { OwnAddress } from './mail-settings.ts';
import type { KindDecision } from './step-kind.ts';
import { stepLanguage } from './step-language.ts';
import { stepMailbox } from './step-mailbox.ts';
import { type SenderDecision, stepSender } from './step-sender.ts';

/** What the steps decide by the mail and the settings alone; category and priority are decided on registering. */
export type IntakeDecisions = {
  kind: KindDecision;
  sender: SenderDecision;
  mailbox: OwnAddress | null;
  language: Language | null;
};

/** Runs the steps in their order; each builds on what the ones before it decided. */
export async function decideIntake(intake: Intake): Promise<IntakeDecisions> {
  const { kind } = intake;
  const sender = stepSender(intake, kind);
  const { mailbox } = stepMailbox(intake);
  const language = await stepLanguage(intake, mailbox);
  return { kind, sender, mailbox, language };
}
