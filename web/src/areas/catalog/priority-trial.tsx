import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Calendar } from '#contract/calendars.ts';
import { exactMoment } from '../../ui/moment-words.ts';
import { useZone } from '../../ui/zone.ts';
import { usePreview } from '../calendars/api.ts';
import classes from './catalog.module.css';

/** What this priority would give a request that came now, with its arithmetic. */
export function PriorityTrial(props: { calendar: Calendar | undefined; minutes: number | null; days: number | null }) {
  const { calendar, minutes, days } = props;
  const { t, i18n } = useTranslation('catalog');
  const zone = useZone();
  const [start] = useState(() => new Date().toISOString());
  const none = minutes === null && days === null;
  const [budget] = useDebouncedValue(
    JSON.stringify(days === null ? { budgetMinutes: minutes } : { businessDays: days }),
    300,
  );
  const preview = usePreview(
    calendar?.id,
    none ? null : { start, ...(JSON.parse(budget) as { budgetMinutes: number }) },
  );
  return (
    <section className={classes.trial} aria-label={t('priority.trial')} aria-live="polite">
      <Text size="sm" c="dimmed">
        {t('priority.trial')}
      </Text>
      {none ? <Text>{t('priority.trialNone')}</Text> : null}
      {!none && preview.data ? (
        <>
          <Text fw={600}>
            {preview.data.deadlineAt
              ? exactMoment(preview.data.deadlineAt, i18n.language, zone)
              : t('priority.trialNever')}
          </Text>
          <Text size="md" className={classes.words}>
            {preview.data.words}
          </Text>
        </>
      ) : null}
    </section>
  );
}
