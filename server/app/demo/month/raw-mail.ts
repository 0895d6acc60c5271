export type PlainMail = {
  messageId: string;
  from: { name: string; address: string };
  to: string;
  subject: string;
  at: Date;
  references: string[];
  text: string;
};

/** A text mail as it travels (RFC 5322, MIME with UTF-8 in 8 bits). */
export function rawMail(mail: PlainMail): Buffer {
  const lines = [
    `From: ${word(mail.from.name)} <${mail.from.address}>`,
    `To: <${mail.to}>`,
    `Subject: ${word(mail.subject)}`,
    `Date: ${mail.at.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: ${mail.messageId}`,
    ...(mail.references.length > 0
      ? [`In-Reply-To: ${mail.references.at(-1)}`, `References: ${mail.references.join('\r\n ')}`]
      : []),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    ...mail.text.split('\n'),
    '',
  ];
  return Buffer.from(lines.join('\r\n'), 'utf8');
}

/** Encoded words of at most 75 characters (RFC 2047 §2), folded, where plain ASCII does not do. */
function word(text: string): string {
  if (/^[ -~]*$/.test(text)) return text;
  const parts: string[] = [];
  let part = '';
  for (const letter of text) {
    if (Buffer.byteLength(part + letter) > 40) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  parts.push(part);
  return parts.map((one) => `=?utf-8?B?${Buffer.from(one).toString('base64')}?=`).join('\r\n ');
}
