/** What one line typed in *who is it* says: a name, a phone number and an e-mail address, in any order. */
export type Typed = { name: string | null; phone: string | null; email: string | null };

const addressIn = /[^\s<>,;"]+@[^\s<>,;"]+/;
// A run of digits with the marks people write between them; shorter runs are house numbers or parts of a name.
const numberIn = /\(?\+?\d[\d\s().\-/\u2010-\u2015]*\d/;
const fewestDigits = 5;

/** Takes `Anna Berg 070-123 45 67 anna@example.org` apart; parts that are not there are null. */
export function readTyped(text: string): Typed {
  const email = addressIn.exec(text)?.[0] ?? null;
  const rest = email ? text.replace(email, ' ') : text;
  const run = numberIn.exec(rest)?.[0] ?? null;
  const phone = run && run.replace(/\D/g, '').length >= fewestDigits ? run.trim() : null;
  const name = (phone ? rest.replace(phone, ' ') : rest)
    .replace(/[<>,;"]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return { name: name === '' ? null : name, phone, email };
}
