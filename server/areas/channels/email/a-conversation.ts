import { expect, vi } from 'vitest';
import type { TestDesk } from '#test/a-desk.ts';
import { aMail, handIn } from './a-mail.ts';
import type { aRelay, TakenMail } from './a-relay.ts';

/** Gives a desk an address of its own to answer from, and a relay to send by. */
export async function aMailingDesk(desk: TestDesk, relay: Relay): Promise<void> {
  await desk.admin.done('POST', '/mail-addresses', {
    address: 'support@desk.example',
    name: 'Support',
    centreId: desk.start.centreId,
  });
  await desk.admin.done('PUT', '/mail-relay', { host: '127.0.0.1', port: relay.port, security: 'none' });
}

type Relay = Awaited<ReturnType<typeof aRelay>>;

/** A request by mail that we have answered, and our answer as the customer got it. */
export async function aConversation(desk: TestDesk, relay: Relay, draft: Parameters<typeof aMail>[0] = {}, reply = {}) {
  const inbound = await handIn(desk, aMail(draft));
  const id = inbound.request.id as string;
  await desk.admin.done('POST', `/requests/${id}/replies`, { text: 'Is it switched on?', ...reply });
  const sent = await vi.waitFor(() => {
    const mail = relay.taken.at(-1);
    expect(mail).toBeDefined();
    return mail as TakenMail;
  });
  const tag = /\[#[^\]]+\]/.exec(sent.mail.subject)?.[0] as string;
  return { id, number: inbound.request.number as number, sent, tag, ourId: sent.mail.messageId as string };
}
