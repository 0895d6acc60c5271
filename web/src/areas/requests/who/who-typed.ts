/** What one line typed in *who is it* says: a name, a phone number and an e-mail address, in any order. */
export type Typed = { name: string | null; phone: string | null; email: string | null };

const addressIn = /(?<![^\s<>,;"])[^\s<>,;"]+@[^\s<>,;"]+/;
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

/**
 * What was typed beside the name of somebody found: a number or an address that is not, in whole or in part, one of
 * theirs. Half a number was typed to find them and says nothing new.
 */
export function newOf(
  typed: Typed,
  found: { phones: { number: string }[]; emails: string[] },
): { phone?: string; email?: string } {
  const digits = (text: string) => text.replace(/\D/g, '').replace(/^0+/, '');
  const { phone, email } = typed;
  const known = {
    phone: phone === null || found.phones.some((one) => digits(one.number).includes(digits(phone))),
    email: email === null || found.emails.some((one) => one.toLowerCase().includes(email.toLowerCase())),
  };
  return { ...(known.phone ? {} : { phone: phone as string }), ...(known.email ? {} : { email: email as string }) };
}
