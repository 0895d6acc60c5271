import { describe, expect, it } from 'vitest';
import { ownMessageId, replyHeaders } from './reply-headers.ts';

const base = {
  number: 104233,
  token: 'k7q2',
  domain: 'support.example.com',
  messageUuid: '0190c0de-0000-7000-8000-000000000001',
};

describe('threading headers of an answer', () => {
  it('start a thread when there is nothing to answer', () => {
    expect(replyHeaders({ ...base, lastInbound: null })).toEqual({
      messageId: '<104233.k7q2.0190c0de-0000-7000-8000-000000000001@support.example.com>',
      inReplyTo: null,
      references: [],
    });
    expect(replyHeaders({ ...base, lastInbound: { messageId: null, references: [] } }).inReplyTo).toBeNull();
  });

  it('go on with the references of the mail answered, its own Message-ID last', () => {
    const headers = replyHeaders({
      ...base,
      lastInbound: { messageId: '<b@x>', references: ['<a@x>', '<b@x>', '<a@x>'] },
    });
    expect(headers).toMatchObject({ inReplyTo: '<b@x>', references: ['<a@x>', '<b@x>'] });
  });

  it('keep the root and the newest of a very long thread', () => {
    const references = Array.from({ length: 100 }, (_, n) => `<${n}@x>`);
    const headers = replyHeaders({ ...base, lastInbound: { messageId: '<last@x>', references } });
    expect(headers.references).toHaveLength(20);
    expect([headers.references[0], headers.references.at(-1)]).toEqual(['<0@x>', '<last@x>']);
  });

  it('let the request be read back from our Message-ID', () => {
    const { messageId } = replyHeaders({ ...base, lastInbound: null });
    expect(ownMessageId(messageId)).toEqual({ number: 104233, token: 'k7q2', messageUuid: base.messageUuid });
    expect(ownMessageId('<CAB.k7q2.x@mail.example>')).toBeNull();
  });
});
