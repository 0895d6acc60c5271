export type EmailEvents = {
  'inbound_message.stored': { inboundId: string; channel: string };
  /** Somebody asked for the intake to run once more. */
  'inbound_message.run_requested': { inboundId: string };
  // Why stands with the message: a fault may repeat words of the mail, which nobody could take out of here again.
  'inbound_message.set_aside': { inboundId: string };
  'inbound_message.failed': { inboundId: string };
  'mail.sent': { mailId: string; messageId: string | null; to: string[] };
  /** It was refused, could not be delivered in time, or came back. */
  'mail.failed': { mailId: string; messageId: string | null; to: string[]; reason: string };
  /** The first attempt did not get through; it is tried again. */
  'mail.delayed': { mailId: string; messageId: string | null; reason: string };
  /** Somebody asked for another attempt now. */
  'mail.requeued': { mailId: string; messageId: string | null };
  'mail_relay.changed': { host: string | null };
  'mail_address.created': { mailAddressId: string; address: string };
  'mail_address.edited': { mailAddressId: string; fields: string[] };
};

declare module '#platform/event-types.ts' {
  interface EventTypes extends EmailEvents {}
}
