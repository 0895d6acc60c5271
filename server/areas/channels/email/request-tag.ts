/** Letters and digits of a request token: without 0/o and 1/l/i, so that it survives being read aloud (`newToken`). */
export const tokenAlphabet = '23456789abcdefghjkmnpqrstuvwxyz';

export interface FoundTag {
  number: number;
  /** Lower-cased, or null when only the number was given: then the mail is unverified (R7.2). */
  token: string | null;
}

const tag = /\[\s{0,3}#\s{0,3}(\d{1,12})(?:\s{0,3}[-–]\s{0,3}([a-z0-9]{2,16}))?\s{0,3}\]/gi;

// Reply and forward marks of mail programs: en sv fi nl da pl no de fr es it pt and some neighbours, with counters.
const prefixWords =
  're|sv|vs|vl|fwd?|vb|bw|antw|antwort|aw|wg|doorst|odp|pd|ynt|ilt|tr|rv|res|enc|rif|i|r|ad|svar|vast|ts|na|hth|yn|ref|videresend|回复|回覆|答复|答覆|转发|轉寄|返信|転送|отв|пер';
const prefix = new RegExp(
  `^(?:\\s*(?:${prefixWords})\\s{0,3}(?:[[(]\\s?\\d{1,3}\\s?[\\])]|\\^\\d{1,3})?\\s{0,3}[:：]\\s*)`,
  'i',
);

const forwardPrefix =
  /^(?:\s*\[[^\]]{0,40}\])?\s*(?:fwd?|vb|vl|wg|doorst|pd|tr|rv|enc|i|ilt|videresend|转发|轉寄|転送)\s{0,3}[:：]/i;

/** Whether the outermost mark of a subject says that the mail hands another one on (`FW:`, `VB:`, `WG:`), not that it answers. */
export function handsOn(subject: string): boolean {
  return forwardPrefix.test(subject.slice(0, 200));
}

/**
 * The tag of a request for mail subjects (R7.2), such as `[#104233-k7q2]`.
 * @throws RangeError when the number is no positive integer or the token holds letters outside the alphabet.
 */
export function requestTag(number: number, token: string): string {
  if (!Number.isSafeInteger(number) || number < 1) throw new RangeError('A request number is a positive integer.');
  const lower = token.toLowerCase();
  if (lower === '' || [...lower].some((letter) => !tokenAlphabet.includes(letter))) {
    throw new RangeError('The token of a request holds letters outside its alphabet.');
  }
  return `[#${number}-${lower}]`;
}

/**
 * All tags in a decoded subject, in order, each once; spaces inside the brackets, letter case and any prefix before it
 * do not matter (trap 14). Tags of other systems, such as `[Ticket#118192]`, are none of ours.
 */
export function findRequestTags(subject: string): FoundTag[] {
  const found = new Map<string, FoundTag>();
  for (const match of subject.slice(0, 2000).normalize('NFKC').matchAll(tag)) {
    const number = Number(match[1]);
    const token = match[2]?.toLowerCase() ?? null;
    if (number > 0) found.set(`${number}-${token}`, { number, token });
  }
  return [...found.values()];
}

function withoutPrefixes(subject: string): string {
  let rest = subject.trim();
  for (let n = 0; n < 30; n++) {
    const next = rest.replace(prefix, '').trim();
    if (next === rest) break;
    rest = next;
  }
  return rest;
}

/** The subject without reply and forward marks and without tags of ours: what the mail is about. */
export function strippedSubject(subject: string): string {
  const text = subject.slice(0, 2000);
  // A tag may stand between two prefixes, so both go in turn.
  return withoutPrefixes(withoutPrefixes(text).replace(tag, ' ').replace(/\s+/g, ' '));
}

/**
 * The subject of our answer: one `Re: `, the words of the request and the tag, which is added only once; tags of other
 * requests of ours are replaced.
 */
export function withTag(subject: string, ownTag: string): string {
  const words = strippedSubject(subject);
  const replied = prefix.test(subject.trim()) || prefix.test(subject.replace(tag, '').trim());
  return `${replied ? 'Re: ' : ''}${words === '' ? '' : `${words} `}${ownTag}`;
}
