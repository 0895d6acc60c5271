import { useTranslation } from 'react-i18next';
import type { FieldChange } from '#contract/requests.ts';
import { languageNames } from '../../../shell/i18n.ts';
import { dateFormat } from '../../../ui/moment-words.ts';
import { useZone } from '../../../ui/zone.ts';

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const identifier = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Names fields of the log and says their values in the reader's language. */
export function useChangeWords() {
  const { t, i18n } = useTranslation('requests');
  const zone = useZone();
  const known = (key: string) => (i18n.exists(`requests:${key}`) ? t(key) : null);

  const field = (row: Pick<FieldChange, 'field'>) =>
    known(`page.column.${row.field}`) ?? row.field.replaceAll('_', ' ');

  const value = (row: FieldChange, side: 'old' | 'new'): string => {
    const raw = side === 'old' ? row.oldValue : row.newValue;
    const display = side === 'old' ? row.oldDisplay : row.newDisplay;
    if (raw === null || raw === '') return '';
    if (typeof raw === 'boolean') return t(raw ? 'page.log.yes' : 'page.log.no');
    if (Array.isArray(raw)) return raw.map(oneOfList).join(', ');
    if (typeof raw !== 'string') return display ?? String(raw);
    return coded(row, raw) ?? (instant.test(raw) ? moment(raw) : null) ?? nameOf(raw, display);
  };

  /** Codes of the product, said in words. */
  const coded = (row: FieldChange, raw: string): string | null => {
    switch (row.field) {
      case 'kind':
        return row.entity === 'message' ? known(`page.message.${raw}`) : known(`kind.${raw}`);
      case 'sub_kind':
        return known(`kind.${raw}`);
      case 'phase':
        return known(`phase.${raw}`);
      case 'channel':
        return known(`channel.${raw}`);
      case 'state':
        return known(`page.delivery.${raw}`);
      case 'comment_subject':
        return known(`page.about.${raw}`);
      case 'language':
        return languageNames[raw as keyof typeof languageNames] ?? null;
      case 'deadline_source':
        return known(`clock.source.${raw}`);
      default:
        return known(`page.code.${row.field}.${raw}`);
    }
  };

  const moment = (raw: string) =>
    dateFormat(i18n.language, zone, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    }).format(new Date(raw));

  /** An identifier says nothing to people; the name it had then does. */
  const nameOf = (raw: string, display: string | null) =>
    identifier.test(raw) && (display === null || display === raw) ? '…' : (display ?? raw).replaceAll('\r\n', '\n');

  const how = (channel: string) => known(`page.by.${channel}`) ?? channel;
  return { field, value, how };
}

function oneOfList(one: unknown): string {
  if (typeof one !== 'object' || one === null) return String(one);
  const { name, address } = one as { name?: string | null; address?: string };
  return name && address ? `${name} <${address}>` : (address ?? name ?? JSON.stringify(one));
}
