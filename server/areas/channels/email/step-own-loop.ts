import type { Intake } from './intake.ts';
import type { KindDecision } from './step-kind.ts';

/**
 * Why a mail goes round in a circle and must not be taken in (§4.7.1, M6), or null. It is kept and shown all the same.
 * @param isOurMail whether a mail we wrote has its Message-ID: then it is our own, come back by a forward.
 */
export function stepOwnLoop(
  intake: Pick<Intake, 'mail'>,
  kind: KindDecision,
  found: { isOurMail: boolean; threads: boolean },
): string | null {
  if (found.isOurMail) return 'It is a mail of ours that came back to us.';
  if (kind.kind === 'own_loop') return `It is an automatic mail of our own: ${kind.reasons.join('; ')}.`;
  const { headers } = intake.mail;
  const automatic = /^auto-/i.test((headers.autoSubmitted ?? '').trim());
  // Desks and responders mark what they send by themselves with X-Loop to know it again. One that belongs to no request
  // of ours is the other desk talking to itself through us.
  if (headers.xLoop !== null && automatic && !kind.isReport && !found.threads) {
    return 'Another system sent it by itself and marked it against loops (X-Loop), and it belongs to no request.';
  }
  return null;
}
