import './email-events.ts';
import type { Area } from '#platform/area.ts';
import { deliverDueMail } from './deliver-due-mail.ts';
import { ingestMessage } from './ingest-message.ts';
import { mailRoutes } from './mail-routes.ts';
import { sendReleased, sendReply } from './on-message-written.ts';

export { type MailReceiver, startMailReceiver } from './mail-receiver-gateway.ts';
export { publicHost, setPublicUrl } from './public-host.ts';
export { queueDeskMail } from './queue-desk-mail.ts';
export { findRelay } from './relay-settings.ts';

/** Mail in and out: what reaches us becomes requests, what agents write reaches the customer. */
export const emailArea: Area = {
  name: 'email',
  routes: mailRoutes,
  subscribers: [ingestMessage, sendReply, sendReleased],
  ticks: [{ name: 'deliver-due-mail', everyMs: 1000, run: (runtime) => deliverDueMail(runtime) }],
};
