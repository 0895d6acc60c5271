import { decodeHeader } from './decode-text.ts';
import { allValues, firstValue, headerBlock } from './header-block.ts';
import { parseAddressList } from './mail-address.ts';
import { messageIds } from './parse-mail.ts';
import { storable, storableOrNull, textLimits } from './storable.ts';

export type Peek = { from: string | null; to: string[]; subject: string | null; messageId: string | null };

/**
 * What the list of messages shows of one before anything is read properly: sender, recipients,
 * subject; and by which name its answers call it. Looks at the
 * header only and never throws, so that a mail which cannot be parsed can still be recognised.
 */
export function peekHeaders(raw: Buffer): Peek {
  const { fields } = headerBlock(raw);
  const addresses = (name: string) =>
    allValues(fields, name)
      .flatMap((value) => parseAddressList(value))
      .map((one) => storable(one.address || one.name, textLimits.address))
      .filter(Boolean);
  return {
    from: addresses('from')[0] ?? null,
    to: [...addresses('to'), ...addresses('cc')].slice(0, 50),
    messageId: storableOrNull(messageIds(firstValue(fields, 'message-id'))[0], 1_000),
    subject: storableOrNull(decodeHeader(firstValue(fields, 'subject') ?? '').trim(), textLimits.messageSubject),
  };
}
