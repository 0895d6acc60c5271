import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../shell/session.tsx';
import { Signal } from '../../ui/signal.tsx';
import { useOthers } from './presence.ts';

/** Beside the button that sends: somebody else is writing to the customer too. A word, not a lock. */
export function WritingToo({ requestId }: { requestId: string }) {
  const { t, i18n } = useTranslation('together');
  const me = useMe();
  const writing = useOthers(requestId, me.person.id).filter((one) => one.state === 'writing_reply');
  const name = new Intl.ListFormat(i18n.language).format(writing.map((one) => one.person.name));
  return (
    <span role="status">
      {writing.length > 0 ? (
        <Signal tone="soon" icon={<IconUsers size={13} aria-hidden />}>
          {t('writesToo', { name })}
        </Signal>
      ) : null}
    </span>
  );
}
