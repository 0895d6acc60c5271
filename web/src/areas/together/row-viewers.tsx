import { VisuallyHidden } from '@mantine/core';
import { IconEye, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../shell/session.tsx';
import { useOthers } from './presence.ts';
import classes from './together.module.css';

/** A small mark on the row of a request that somebody else has open. */
export function RowViewers({ requestId }: { requestId: string }) {
  const { t, i18n } = useTranslation('together');
  const me = useMe();
  const others = useOthers(requestId, me.person.id);
  if (others.length === 0) return null;
  const writes = others.some((one) => one.state !== 'viewing');
  const name = new Intl.ListFormat(i18n.language).format(others.map((one) => one.person.name));
  const label = t(writes ? 'rowWrites' : 'looks', { name });
  const Icon = writes ? IconPencil : IconEye;
  return (
    <span className={classes.row} data-tip={label}>
      <Icon size={15} aria-hidden />
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  );
}
