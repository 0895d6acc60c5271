import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './more-button.module.css';

/** Whether a list has another page, whether it is on its way, and how to fetch it. */
export type More = { has: boolean; loading: boolean; load: () => void };

/** The foot of a list that has another page; nothing when there is none. */
export function MoreButton({ more }: { more: More }) {
  const { t } = useTranslation('ui');
  if (!more.has) return null;
  return (
    <div className={classes.more}>
      <Button variant="default" size="xs" loading={more.loading} onClick={more.load}>
        {t('more')}
      </Button>
    </div>
  );
}
