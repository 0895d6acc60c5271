import { decodeText } from './decode-text.ts';

/** What an invitation without a letter is about: its title, place and words, from the first calendar part (RFC 5545). '' when there is none. */
export function calendarText(parts: readonly { mime: string; content: Buffer }[]): string {
  const calendar = parts.find((one) => /^(?:text\/calendar|application\/ics)$/.test(one.mime));
  if (!calendar) return '';
  const lines = decodeText(calendar.content.subarray(0, 200_000), null)
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]/g, '')
    .split('\n');
  const event = lines.slice(
    Math.max(
      lines.findIndex((line) => /^BEGIN:V(?:EVENT|TODO)/i.test(line)),
      0,
    ),
  );
  const value = (name: string) => {
    const line = event.find((one) => one.toUpperCase().startsWith(name) && /[:;]/.test(one[name.length] ?? ''));
    const text = /^[^:"]*(?:"[^"]*"[^:"]*)*:(.*)$/.exec(line ?? '')?.[1] ?? '';
    return text.replace(/\\([nN,;\\])/g, (_, char: string) => (/n/i.test(char) ? '\n' : char)).trim();
  };
  return ['SUMMARY', 'LOCATION', 'DESCRIPTION'].map(value).filter(Boolean).join('\n');
}
