import { attribution, attributionBefore, isAnswerAbove, isRule, separatorKind } from './quote-marks.ts';
import { headerLabel, isFormLine } from './quoted-labels.ts';
import { isClosing, isDeviceLine, isFooter, isSignatureMark } from './signature-marks.ts';

export interface VisibleReply {
  /** What the sender wrote this time. */
  visible: string;
  /** The quoted history and signature taken away, '' when none. */
  quoted: string;
}

// Longer lines are prose or junk, never a mark; looking at their start only keeps the work linear.
const markLength = 400;

const unseen = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

type LineKind = 'blank' | 'quote' | 'text' | 'mark';

interface Marked {
  kinds: LineKind[];
  /** First line of history that always reaches to the end (a separator, a quoted header block), or -1. */
  cut: number;
  /** True when that history is marked as the original or a forwarded mail rather than a reply. */
  forward: boolean;
}

function isQuoteLine(line: string): boolean {
  return /^\s{0,3}(?:>|\|(?:\s|$)|&gt;)/.test(line);
}

/** Lines of an attribution that starts at `at`, and how sure it is. */
function attributionAt(lines: string[], at: number): { length: number; firm: boolean } | null {
  const first = (lines[at] ?? '').trim();
  if (first.length > markLength || first.length < 6 || !/[\d@<:]/.test(`${first}${lines[at + 1] ?? ''}`.slice(0, 600)))
    return null;
  let joined = '';
  for (let length = 1; length <= 4; length++) {
    const line = (lines[at + length - 1] ?? '').trim();
    if (line === '' || (length > 1 && isQuoteLine(line))) return null;
    joined = joined === '' ? line : `${joined} ${line}`;
    if (joined.length > markLength) return null;
    const sure = attribution(joined);
    if (sure) return { length, firm: sure === 'firm' };
    // A sentence that ends here is prose; only an open line can run on.
    if (/[.!?]$/.test(line) && !/\b\p{L}{1,4}\.$/u.test(line)) return null;
  }
  return null;
}

/** Whether a quoted header (`From: … Sent: … Subject: …`) starts at `at`: three different headers, or two after a rule. */
function headerBlockAt(lines: string[], at: number, afterRule: boolean): boolean {
  const first = headerLabel(lines[at] ?? '');
  if (first !== 'from' && first !== 'subject' && first !== 'sent') return false;
  const seen = new Set<string>([first]);
  for (let next = at + 1, lookahead = 0; next < lines.length && lookahead < 10; next++) {
    const line = lines[next] ?? '';
    if (line.trim() === '') {
      if (seen.size >= 2 || next > at + 1) break;
      continue;
    }
    lookahead++;
    const label = headerLabel(line);
    if (isFormLine(line)) return false;
    if (label) seen.add(label);
    // Address lists fold; anything else that is no header ends the block.
    else if (!/@|^\s|^[\p{L}\s,;'"]{0,60}$/u.test(line)) break;
  }
  return seen.has('from') && seen.size >= (afterRule ? 2 : 3);
}

function nextFilled(lines: string[], from: number): number {
  let at = from;
  while (at < lines.length && (lines[at] ?? '').trim() === '') at++;
  return at;
}

function mark(lines: string[], handedOn: boolean): Marked {
  const kinds: LineKind[] = lines.map((line) => (line.trim() === '' ? 'blank' : isQuoteLine(line) ? 'quote' : 'text'));
  let written = false;
  let marked = false;
  for (let at = 0; at < lines.length; at++) {
    if (kinds[at] !== 'text') continue;
    const line = lines[at] ?? '';
    const before: boolean = written;
    written = true;
    if (line.length > markLength) continue;
    const separator = separatorKind(line);
    const heads =
      separator === null &&
      ((isRule(line) && headerBlockAt(lines, nextFilled(lines, at + 1), true)) || headerBlockAt(lines, at, false));
    if (separator === 'forward' || (handedOn && (separator || heads)))
      return { kinds: kinds.map((kind, n) => (n >= at && kind !== 'blank' ? 'text' : kind)), cut: -1, forward: true };
    if (separator || heads || isAnswerAbove(line)) return { kinds, cut: at, forward: true };
    const early = before ? attributionBefore(line) : null;
    if (early && attribution(early) === 'firm') return { kinds, cut: at, forward: false };
    const found = attributionAt(lines, at);
    if (!found) continue;
    const follows = nextFilled(lines, at + found.length);
    if (!found.firm && kinds[follows] !== 'quote') continue;
    for (let n = 0; n < found.length; n++) kinds[at + n] = 'mark';
    written = before;
    // Some programs quote without any `>`: then all that follows is history, unless nothing stands above it.
    if (kinds[follows] !== 'quote' && written && !marked) return { kinds, cut: at, forward: false };
    marked = true;
    at += found.length - 1;
  }
  return { kinds, cut: -1, forward: false };
}

/**
 * Directly above quoted history only what a program wrote falls away: `Sent from my phone`, and the mark of a signature
 * with nothing else below it. A signature somebody set up stands there as sent, whole.
 */
function withoutDeviceLines(lines: string[], kinds: LineKind[], end: number): number {
  let stop = end;
  while (stop > 0 && (kinds[stop - 1] === 'blank' || isDeviceLine(lines[stop - 1] ?? ''))) stop--;
  if (stop > 0 && isSignatureMark(lines[stop - 1] ?? '')) return stop - 1;
  const signed = lines.slice(Math.max(0, stop - 25), stop).some(isSignatureMark);
  return signed || stop === 0 ? end : stop;
}

/** Index behind the last line that carries words: device lines, then the signature block, fall away. */
function withoutTail(lines: string[], kinds: LineKind[], end: number): number {
  let stop = end;
  const shrink = () => {
    while (stop > 0 && (kinds[stop - 1] === 'blank' || isDeviceLine(lines[stop - 1] ?? ''))) stop--;
  };
  shrink();
  for (let at = stop - 1; at > 0 && at > stop - 60; at--) {
    const line = lines[at] ?? '';
    const below = stop - at <= 25 || line === '-- ';
    if (!below || kinds[at] !== 'text') continue;
    // What a list or a server puts under every mail stands below a longer line.
    const signed = isRule(line) ? isFooter(lines[nextFilled(lines, at + 1)] ?? '') : isSignatureMark(line);
    if (signed && (isRule(line) || !holdsProse(lines, at, stop))) stop = at;
    if (signed) break;
  }
  shrink();
  return stop;
}

/**
 * Whether what stands below a line of dashes is the letter going on: sentences or a list. Only the mark of RFC 3676, or
 * the same less its space directly above a name, is a signature whatever follows.
 */
function holdsProse(lines: string[], at: number, end: number): boolean {
  const line = lines[at] ?? '';
  const sure = line === '-- ' || (line === '--' && (lines[at + 1] ?? '').trim() !== '');
  if (sure) return false;
  return lines
    .slice(at + 1, end)
    .some((one) => /^\s*(?:\d{1,2}[.)]|[-*•])\s+\S/.test(one) || /(?:\S+\s+){3,}\S+[.!?]\s*$/.test(one.slice(-120)));
}

/**
 * Splits the plain text of a mail into what was written now and the quoted history, for any mail program and many
 * languages. Answers written between quoted lines keep those lines; a mail that is nothing but a forward or a quote
 * without attribution stays whole. A signature at the end of a mail goes as well; directly above quoted history the
 * text is left as sent. A mail that is handed on stays, with the words above it: it is what the sender wants read. Linear in
 * the length of the text (trap 18).
 * @param handedOn the mail says of itself, by its subject, that it hands another one on.
 */
export function visibleReply(text: string, { handedOn = false } = {}): VisibleReply {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  // Marks of writing direction and width, which some programs put around what they insert, are no part of it.
  const { kinds, cut, forward } = mark(
    lines.map((line) => line.replace(unseen, '')),
    handedOn,
  );
  const end = cut >= 0 ? cut : lines.length;
  const lastText = lastOwnText(lines, kinds, end);
  const firstText = kinds.indexOf('text');
  const hasOwn = firstText >= 0 && firstText <= lastText;
  if (!hasOwn) {
    const onlyReplies =
      !forward && (kinds.includes('mark') || lines.some((line) => isQuoteLine(line) && quotedAttribution(line)));
    return onlyReplies ? { visible: '', quoted: text.trim() } : { visible: trimBlank(lines), quoted: '' };
  }
  const history = cut >= 0 || kinds.slice(lastText + 1).some((kind) => kind === 'quote' || kind === 'mark');
  const stop = (history ? withoutDeviceLines : withoutTail)(lines, kinds, lastText + 1);
  // Quoted lines above the first own words are the question being answered; between own words they give context.
  const firstQuote = kinds.findIndex((kind) => kind === 'quote' || kind === 'mark');
  const answersBetween = kinds.slice(Math.max(firstText, 0), lastText).includes('quote');
  const start = firstQuote >= 0 && firstQuote < firstText && !answersBetween ? firstText : 0;
  const own: string[] = [];
  const rest: string[] = [];
  for (const [at, line] of lines.entries()) {
    const keep = at >= start && at < stop && kinds[at] !== 'mark';
    (keep ? own : rest).push(line);
  }
  const visible = trimBlank(own);
  return visible === '' ? { visible: trimBlank(lines), quoted: '' } : { visible, quoted: trimBlank(rest) };
}

function quotedAttribution(line: string): boolean {
  return line.length <= markLength && attribution(line.replace(/^[\s>|]+/, '').trim()) !== null;
}

/** Last line the sender wrote: a signature below quoted history is not counted. */
function lastOwnText(lines: string[], kinds: LineKind[], end: number): number {
  let last = end - 1;
  const lastQuote = kinds.lastIndexOf('quote', last);
  if (lastQuote >= 0) {
    for (let at = lastQuote + 1; at < end; at++) {
      if (kinds[at] === 'text' && isSignatureMark(lines[at] ?? '')) {
        last = at - 1;
        break;
      }
    }
    // What a server puts under everything its people send stands below the quote as well.
    const below = nextFilled(lines, lastQuote + 1);
    const first = isRule(lines[below] ?? '') ? nextFilled(lines, below + 1) : below;
    if (below <= last && isFooter(lines[first] ?? '')) last = lastQuote;
  }
  while (last >= 0 && kinds[last] !== 'text') last--;
  // Only a footer of the mail program below the quote is no answer either.
  while (last > lastQuote && lastQuote >= 0 && (kinds[last] !== 'text' || isDeviceLine(lines[last] ?? ''))) last--;
  while (last >= 0 && kinds[last] !== 'text') last--;
  return last;
}

function trimBlank(lines: string[]): string {
  let from = 0;
  let to = lines.length;
  while (from < to && (lines[from] ?? '').trim() === '') from++;
  while (to > from && (lines[to - 1] ?? '').trim() === '') to--;
  return lines.slice(from, to).join('\n').trimEnd();
}

/**
 * The visible text without quoted lines, device lines and signature, for keyword rules (R6.2, trap 18): a word that
 * stands in every footer must not decide anything. A closing phrase counts as start of the signature when at most
 * twelve lines follow it.
 */
export function withoutSignature(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  let end = lines.length;
  const markAt = lines.findIndex((line, at) => at > 0 && isSignatureMark(line));
  if (markAt > 0) end = markAt;
  let filled = 0;
  let below = '';
  for (let at = end - 1; at > 0 && filled <= 12; at--) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    filled++;
    if (isClosing(line, below)) {
      end = at;
      break;
    }
    below = line;
  }
  return trimBlank(lines.slice(0, end).filter((line) => !isQuoteLine(line) && !isDeviceLine(line)));
}
