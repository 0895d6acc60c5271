import { Avatar } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../shell/session.tsx';
import { useOthers } from './presence.ts';
import classes from './together.module.css';

const shown = 3;

/** Who else has the request open, with initials and in words; always there, so that coming and going is announced. */
export function Viewers({ requestId }: { requestId: string }) {
  const { t, i18n } = useTranslation('together');
  const me = useMe();
  const others = useOthers(requestId, me.person.id);
  const writing = others.filter((one) => one.state !== 'viewing');
  const names = (list: typeof others) =>
    new Intl.ListFormat(i18n.language).format([
      ...list.slice(0, shown).map((one) => one.person.name),
      ...(list.length > shown ? [t('more', { count: list.length - shown })] : []),
    ]);
  const first = writing[0];
  const words = first
    ? t(first.state === 'writing_reply' ? 'writesReply' : 'writesNote', {
        name: names(writing.filter((one) => one.state === first.state)),
      })
    : others.length > 0
      ? t('looks', { name: names(others) })
      : '';
  return (
    <span className={classes.viewers} role="status" aria-label={t('others')}>
      <span className={classes.avatars} aria-hidden>
        {others.slice(0, shown).map((one) => (
          <Avatar
            key={one.person.id}
            size={22}
            radius="xl"
            color="teal"
            name={one.person.name}
            title={one.person.name}
          />
        ))}
      </span>
      <span className={classes.doing} data-writing={first ? true : undefined}>
        {words}
      </span>
    </span>
  );
}
