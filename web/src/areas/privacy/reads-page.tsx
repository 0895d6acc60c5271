import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import formClasses from '../settings/form/form.module.css';
import { SettingFrame } from '../settings/setting-frame.tsx';
import classes from '../settings/settings.module.css';
import { useEverybody } from '../staff/api.ts';
import { useReads } from './api.ts';
import { ReadsTable } from './reads-table.tsx';

/** Who read whose data, narrowed to one person where wanted. */
export default function ReadsPage() {
  const { t } = useTranslation('privacy');
  const [personId, setPersonId] = useState('');
  const everybody = useEverybody() ?? [];
  const reads = useReads({ personId: personId || undefined });
  const rows = reads.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <SettingFrame
      name="customer-reads"
      loading={reads.isPending}
      error={reads.error}
      again={() => void reads.refetch()}
    >
      <div className={classes.toolbar}>
        <NativeSelect
          aria-label={t('reads.who')}
          value={personId}
          data={[
            { value: '', label: t('reads.everybody') },
            ...everybody.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => setPersonId(event.currentTarget.value)}
        />
      </div>
      {rows.length === 0 ? (
        <EmptyState title={t('reads.none')} text={t('reads.noneText')} />
      ) : (
        <div className={formClasses.frame}>
          <ReadsTable rows={rows} />
          <MoreButton
            more={{ has: reads.hasNextPage, loading: reads.isFetchingNextPage, load: () => void reads.fetchNextPage() }}
          />
        </div>
      )}
    </SettingFrame>
  );
}
