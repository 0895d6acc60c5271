import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { bulkRoutes } from '#contract/bulk.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import classes from './bulk.module.css';
import { useChanges } from './use-changes.ts';
import { useReason } from './use-reason.ts';

type Preview = z.output<typeof bulkRoutes.preview.answer>;

/** What the order would do: how many may, how many would be refused and why, and the first of them. */
export function BulkPreview(props: { preview: Preview | undefined; error: unknown; waiting: boolean }) {
  const { t } = useTranslation(['worklist', 'requests']);
  const reason = useReason();
  const changes = useChanges();
  const { preview } = props;
  if (props.error) return <ProblemAlert compact error={props.error} />;
  if (!preview) return <Text c="dimmed">{props.waiting ? t('bulk.looking') : t('bulk.fillFirst')}</Text>;
  return (
    <div className={classes.preview} data-old={props.waiting || undefined}>
      <p role="status">
        <strong>{t('bulk.may', { count: preview.may })}</strong>
        {preview.lookedAt < preview.total
          ? ` ${t('bulk.lookedAt', { count: preview.lookedAt, total: preview.total })}`
          : ''}
      </p>
      {preview.refused.length > 0 ? (
        <ul className={classes.refusals}>
          {preview.refused.map((one) => (
            <li key={one.code}>{t('bulk.refusedFor', { count: one.count, reason: reason(one.code, one.words) })}</li>
          ))}
        </ul>
      ) : null}
      {preview.changes.length > 0 ? (
        <ul className={classes.changes} aria-label={t('bulk.wouldChange')}>
          {preview.changes.map((one) => (
            <li key={JSON.stringify(one)}>
              {preview.total > 1 ? `${one.count} × ` : ''}
              {changes([one], one.rule)}
            </li>
          ))}
        </ul>
      ) : null}
      {preview.unchanged > 0 ? (
        <p>
          {preview.unchanged === preview.may ? t('bulk.nothing') : t('bulk.unchanged', { count: preview.unchanged })}
        </p>
      ) : null}
      {preview.total > 1 ? <Sample preview={preview} /> : null}
    </div>
  );
}

/** The first of the chosen. */
function Sample({ preview }: { preview: Preview }) {
  const { t } = useTranslation(['worklist', 'requests']);
  return (
    <ul className={classes.sample} aria-label={t('bulk.sample')}>
      {preview.sample.map((row) => (
        <li key={row.id}>
          <span>{row.number}</span> {row.subject ?? t('requests:noSubject')}
        </li>
      ))}
      {preview.total > preview.sample.length ? (
        <li>{t('bulk.andMore', { count: preview.total - preview.sample.length })}</li>
      ) : null}
    </ul>
  );
}
