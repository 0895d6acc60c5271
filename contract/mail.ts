import { z } from 'zod';
import { ById, Id, Instant, Language, line, Named, PageQuery, pageOf, typedAddress, Version } from './common-shapes.ts';
import { route } from './route.ts';

export const MailAddress = z.object({
  id: Id,
  address: z.string(),
  name: z.string().describe('Name shown to recipients'),
  centre: Named,
  category: Named.nullable(),
  priority: Named.nullable(),
  language: Language.nullable(),
  isDefault: z.boolean().describe('Takes what is sent to no known address, and sends where no other fits'),
  active: z.boolean(),
  version: z.int(),
});
export type MailAddress = z.infer<typeof MailAddress>;
const MailAddressBody = z.object({
  address: typedAddress.pipe(z.string().min(3)),
  name: line(200),
  centreId: Id,
  categoryId: Id.nullish(),
  priorityId: Id.nullish(),
  language: Language.nullish(),
  isDefault: z.boolean().optional(),
  active: z.boolean().optional(),
});

export const MailRelay = z.object({
  host: z.string().nullable().describe('null: none configured, mail waits in the outbox'),
  port: z.int(),
  security: z.enum(['none', 'starttls', 'tls']),
  username: z.string().nullable(),
  hasPassword: z.boolean(),
});

export const inboundStates = ['stored', 'ingested', 'set_aside', 'failed'] as const;
export const InboundMessage = z.object({
  id: Id,
  channel: z.string(),
  state: z
    .enum(inboundStates)
    .describe('`set_aside`: kept but made no request (own loop, duplicate answer, delivery report)'),
  reason: z.string().nullable(),
  from: z.string().nullable(),
  to: z.array(z.string()),
  subject: z.string().nullable(),
  size: z.int(),
  attempts: z.int(),
  receivedAt: Instant,
  request: z.object({ id: Id, number: z.int() }).nullable(),
});
export type InboundMessage = z.infer<typeof InboundMessage>;

export const OutboundMail = z.object({
  id: Id,
  state: z.enum(['queued', 'waiting_for_relay', 'sending', 'sent', 'failed']),
  to: z.array(z.string()),
  subject: z.string(),
  error: z.string().nullable(),
  attempts: z.int(),
  nextAttemptAt: Instant.nullable(),
  createdAt: Instant,
  sentAt: Instant.nullable(),
  request: z
    .object({ id: Id, number: z.int() })
    .nullable()
    .describe('null: a mail of the desk to one of its own people'),
});
export type OutboundMail = z.infer<typeof OutboundMail>;

export const mailRoutes = {
  intake: route({
    method: 'POST',
    path: '/intake/email',
    summary: 'Hand in a raw e-mail',
    description:
      'Body: the message as `message/rfc822`. It is stored before anything else happens to it; the same message twice makes one request. With `wait` the answer comes when it has been taken in, or after that many seconds. Where it became a request you may not see, the answer names neither it nor its subject.',
    access: 'request.register',
    query: z.object({
      to: z.string().max(320).optional().describe('Address it was delivered to, when the headers do not say'),
      wait: z.coerce.number().min(0).max(20).default(0).describe('Seconds to wait for it to be taken in'),
    }),
    status: 202,
    answer: InboundMessage.extend({ duplicate: z.boolean() }),
  }),
  listInbound: route({
    method: 'GET',
    path: '/inbound-messages',
    summary: 'What reached us, newest first',
    access: 'mail.inspect',
    query: PageQuery.extend({ state: z.enum(inboundStates).optional() }),
    answer: pageOf(InboundMessage),
  }),
  readInbound: route({
    method: 'GET',
    path: '/inbound-messages/{id}',
    summary: 'One message that reached us',
    access: 'request.register',
    stranger: 404,
    params: ById,
    answer: InboundMessage,
  }),
  runAgain: route({
    method: 'POST',
    path: '/inbound-messages/{id}/runs',
    summary: 'Run the intake again',
    access: 'mail.deliver',
    stranger: 404,
    params: ById,
    status: 202,
    answer: InboundMessage,
  }),
  listOutbound: route({
    method: 'GET',
    path: '/outbound-mails',
    summary: 'The outbox, newest first',
    access: 'mail.inspect',
    query: PageQuery.extend({ state: OutboundMail.shape.state.optional() }),
    answer: pageOf(OutboundMail),
  }),
  sendAgain: route({
    method: 'POST',
    path: '/outbound-mails/{id}/attempts',
    summary: 'Try to send again now',
    access: 'mail.deliver',
    stranger: 404,
    params: ById,
    status: 202,
    answer: OutboundMail,
  }),
  listAddresses: route({
    method: 'GET',
    path: '/mail-addresses',
    summary: 'Our mail addresses',
    access: 'setting.read',
    answer: z.object({ rows: z.array(MailAddress) }),
  }),
  createAddress: route({
    method: 'POST',
    path: '/mail-addresses',
    summary: 'Add a mail address',
    access: 'setting.edit',
    body: MailAddressBody.extend({ id: Id.optional() }),
    status: 201,
    answer: MailAddress,
  }),
  editAddress: route({
    method: 'PATCH',
    path: '/mail-addresses/{id}',
    summary: 'Change a mail address',
    access: 'setting.edit',
    stranger: 'reaches',
    params: ById,
    body: MailAddressBody.partial().extend({ version: Version.optional() }),
    answer: MailAddress,
  }),
  readRelay: route({
    method: 'GET',
    path: '/mail-relay',
    summary: 'The relay our mail goes out through',
    access: 'setting.read',
    answer: MailRelay,
  }),
  setRelay: route({
    method: 'PUT',
    path: '/mail-relay',
    summary: 'Set the relay; what waits in the outbox is then sent',
    access: 'setting.edit',
    body: z.object({
      host: line(255).nullable(),
      port: z.int().min(1).max(65535).default(587),
      security: z.enum(['none', 'starttls', 'tls']).default('starttls'),
      username: line(255).nullish(),
      password: z.string().max(500).nullish().describe('Left out: unchanged'),
    }),
    answer: MailRelay,
  }),
  tryRelay: route({
    method: 'POST',
    path: '/mail-relay/trials',
    summary: 'Connect to the relay and say how it went',
    access: 'setting.edit',
    answer: z.object({ ok: z.boolean(), message: z.string() }),
  }),
};
