import type { Language } from '#contract/common-shapes.ts';
import { detectLanguage } from './detect-language.ts';
import type { Intake } from './intake.ts';

/** Decides the language: what the text is written in, else that of the mailbox; null leaves it to the centre. */
export async function stepLanguage(
  intake: Pick<Intake, 'mail' | 'words'>,
  mailbox: { language: Language | null } | null,
): Promise<Language | null> {
  const written =
    (await detectLanguage(intake.words)) ?? (await detectLanguage(`${intake.mail.subject}\n${intake.words}`));
  return written ?? mailbox?.language ?? null;
}
