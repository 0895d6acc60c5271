import type { TestDesk } from '#test/a-desk.ts';

export type MailDraft = {
  from?: string;
  to?: string;
  cc?: string;
  subject?: string;
  text?: string;
  messageId?: string;
  headers?: Record<string, string>;
};

let mails = 0;

/** A raw mail for tests, with a Message-ID of its own. */
export function aMail(draft: MailDraft = {}): string {
  mails += 1;
  const headers: Record<string, string> = {
    From: draft.from ?? 'Anna Ek <anna@customer.example>',
    To: draft.to ?? 'support@desk.example',
    ...(draft.cc ? { Cc: draft.cc } : {}),
    Subject: draft.subject ?? 'The printer is broken',
    'Message-ID': draft.messageId ?? `<mail-${mails}-${Date.now()}@customer.example>`,
    Date: 'Wed, 04 Feb 2026 09:59:00 +0100',
    'Content-Type': 'text/plain; charset=utf-8',
    ...draft.headers,
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return `${head.join('\r\n')}\r\n\r\n${draft.text ?? 'It prints nothing since this morning.'}\r\n`;
}

export const rfc822 = { 'content-type': 'message/rfc822' };

/** Hands a raw mail in over HTTP and waits until it has been taken in; gives the answer's body. */
export async function handIn(desk: TestDesk, raw: string | Buffer, query = '') {
  const { status, body } = await desk.admin.call('POST', `/intake/email?wait=10${query}`, Buffer.from(raw), rfc822);
  if (status !== 202) throw new Error(`intake answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** The request a mail became, as its page shows it. */
export async function requestOf(desk: TestDesk, inbound: { request: { id: string } | null }) {
  if (!inbound.request) throw new Error(`no request: ${JSON.stringify(inbound)}`);
  return (await desk.admin.call('GET', `/requests/${inbound.request.id}`)).body;
}

/** The messages of a request, oldest first. */
export async function messagesOf(desk: TestDesk, requestId: string) {
  const { body } = await desk.admin.call('GET', `/requests/${requestId}/timeline?limit=500`);
  return body.entries.filter((entry: { type: string }) => entry.type === 'message');
}
