import { useTranslation } from 'react-i18next';
import { exactMoment, relativeMoment } from './moment-words.ts';
import { useNow } from './now.ts';
import { useZone } from './zone.ts';

/** A moment as people say it ("5 min ago", "yesterday 14:10"); the exact one, with its zone, on hover. */
export function Moment({ at, exact = false }: { at: string; exact?: boolean }) {
  const { i18n } = useTranslation();
  const zone = useZone();
  const now = useNow();
  const full = exactMoment(at, i18n.language, zone);
  return (
    <time dateTime={at} data-tip={exact ? undefined : full}>
      {exact ? full : relativeMoment(at, now, i18n.language, zone)}
    </time>
  );
}
