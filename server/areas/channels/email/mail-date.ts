const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

// Obsolete zone names of RFC 5322 §4.3 and two that mail programs still write, as minutes east of UTC.
const zones: Record<string, number> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  bst: 60,
  cet: 60,
  cest: 120,
  eet: 120,
  eest: 180,
  met: 60,
  mest: 120,
  jst: 540,
};

const pattern =
  /(\d{1,2})[ -]([a-z]{3})[a-z]*[ -](\d{2,4})[ ,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?(?:\s*([ap])\.?m\.?(?![a-z]))?(?:\s*([+-])(\d{2}):?(\d{2})|\s*([a-z]{1,4})\b)?/i;

function year(text: string): number {
  const value = Number(text);
  if (text.length >= 4) return value;
  // Two- and three-digit years, RFC 5322 §4.3.
  return text.length === 3 || value >= 50 ? 1900 + value : 2000 + value;
}

/**
 * The instant in a Date header (RFC 5322 §3.3), or null when the header is absent or names no real date.
 * An unknown zone counts as UTC, as the RFC asks.
 */
export function parseMailDate(value: string | null): Date | null {
  const text = (value ?? '')
    .slice(0, 200)
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/"/g, '')
    // As `asctime` writes it, the year behind the time.
    .replace(/^\s*[a-z]{3} ([a-z]{3}) +(\d{1,2}) ([\d:]{5,8}) (?:([a-z]{1,4}) )?(\d{4})/i, '$2 $1 $5 $3 $4');
  const match = pattern.exec(text);
  if (!match) {
    const iso = /^\s*\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(text) ? new Date(text.trim()) : null;
    return iso && !Number.isNaN(iso.getTime()) ? iso : null;
  }
  const [, day, monthName, yearText, hour, minute, second, half, sign, zoneHours, zoneMinutes, zoneName] = match;
  const month = months.indexOf((monthName ?? '').toLowerCase());
  if (month < 0) return null;
  const offset = sign
    ? (sign === '-' ? -1 : 1) * (Number(zoneHours) * 60 + Number(zoneMinutes))
    : (zones[(zoneName ?? '').toLowerCase()] ?? 0);
  const [d, m] = [Number(day), Number(minute)];
  const h = half && Number(hour) <= 12 ? (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0) : Number(hour);
  const days = new Date(Date.UTC(year(yearText ?? ''), month + 1, 0)).getUTCDate();
  if (d < 1 || d > days || h > 24 || m > 59 || Math.abs(offset) > 24 * 60) return null;
  const at = new Date(Date.UTC(year(yearText ?? ''), month, d, h, m - offset, Math.min(Number(second ?? 0), 59)));
  return Number.isNaN(at.getTime()) ? null : at;
}
