export type PrivacyEvents = {
  /** The personal data of a request are gone; its counts, category and times stay. */
  'request.erased': { erasureId: string };
  'request.deleted': { erasureId: string };
  'customer.erased': { contactId: string; erasureId: string; requests: number };
  'customer.held': { contactId: string; held: boolean };
  'erasure.started': { erasureId: string; kind: string; total: number };
  'erasure.ended': { erasureId: string; kind: string; done: number; stopped: string | null };
  'customer_export.ordered': { exportId: string; contactId: string };
  'customer_export.made': { exportId: string; size: number };
  'customer_export.downloaded': { exportId: string; contactId: string };
  'retention.set': { rules: number };
  /** Mail that became no request and was old enough. */
  'retention.mails_deleted': { mails: number };
};

declare module '#platform/event-types.ts' {
  interface EventTypes extends PrivacyEvents {}
}
