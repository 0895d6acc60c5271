import { textOfWritten } from './written-html.ts';

const squeezed = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/**
 * The signature as it goes below a text: formatted, and as text behind the line `-- ` by which mail programs know it
 * (RFC 3676 §4.3). Null without one, and when the text ends with it already: it never stands there twice.
 */
export function signatureBelow(
  text: string,
  signature: string | null | undefined,
): { html: string; text: string } | null {
  if (!signature) return null;
  const plain = textOfWritten(signature);
  if (plain === '' || squeezed(text).endsWith(squeezed(plain))) return null;
  return { html: signature, text: `-- \n${plain}` };
}
