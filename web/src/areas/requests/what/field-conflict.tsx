import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { requestRoutes } from '#contract/requests.ts';
import { call } from '../../../shell/api-client.ts';
import { useMay } from '../../../shell/session.tsx';
import { requestKeys } from '../api.ts';
import type { TextField } from './use-field-draft.ts';
import classes from './what.module.css';

/** Says who changed the field meanwhile, shows both texts and lets the person choose; neither is lost before that. */
export function FieldConflict(props: {
  requestId: string;
  field: TextField;
  mine: string;
  theirs: string;
  onMine: () => void;
  onTheirs: () => void;
}) {
  const { t } = useTranslation('requests');
  const may = useMay();
  const column = columnOf(props.field);
  const last = useQuery({
    queryKey: [...requestKeys.changes(props.requestId), column, 'last'],
    enabled: may('log.read'),
    queryFn: ({ signal }) =>
      call(requestRoutes.changes, { params: { id: props.requestId }, query: { field: column, limit: 1 }, signal }),
  });
  const who = last.data?.rows[0]?.who.name;
  return (
    <div className={classes.conflict} role="alert">
      <p className={classes.conflictTitle}>
        {who ? t('page.conflict.by', { who }) : t('page.conflict.bySomebody')} {t('page.conflict.nothingLost')}
      </p>
      <dl className={classes.texts}>
        <dt>{t('page.conflict.mine')}</dt>
        <dd>{props.mine || '–'}</dd>
        <dt>{t('page.conflict.theirs')}</dt>
        <dd>{props.theirs || '–'}</dd>
      </dl>
      <Group gap="xs">
        <Button size="xs" onClick={props.onMine}>
          {t('page.conflict.keepMine')}
        </Button>
        <Button size="xs" variant="default" onClick={props.onTheirs}>
          {t('page.conflict.takeTheirs')}
        </Button>
      </Group>
    </div>
  );
}

/** The name a field has in the change log. */
export function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
