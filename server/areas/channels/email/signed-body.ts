/** The text part of a mail of ours: what was written and, below it, the signature the message carries (RFC 3676 §4.3). */
export const signedText = (message: { body_text: string; quoted_text: string | null }): string =>
  message.quoted_text ? `${message.body_text}\n\n${message.quoted_text}` : message.body_text;

/** The formatted part: the same, with the signature as it was rendered. */
export const signedHtml = (bodyHtml: string, signatureHtml: string | null): string =>
  signatureHtml ? `${bodyHtml}<div>-- </div>${signatureHtml}` : bodyHtml;
