import type { AnyActor } from '#platform/principal.ts';

/** The product's own hand that takes mail in and sends it; the log names it so. */
export const mailHand: AnyActor = { kind: 'mail', id: null, name: 'E-mail', channel: 'email' };
