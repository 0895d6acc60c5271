import { Alert, Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SecurityEvent, type SecurityEventType, securityEventTypes } from '#contract/sign-in.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Moment } from '../../ui/moment.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import formClasses from '../settings/form/form.module.css';
import { SettingFrame } from '../settings/setting-frame.tsx';
import classes from '../settings/settings.module.css';
import { useSecurityLog, useVerifySecurityLog } from './api.ts';
import { useDeviceWords } from './device-words.ts';

/** Who came in, who was refused, who changed how one comes in. */
export default function SecurityLogPage() {
  const { t } = useTranslation(['sign-in', 'ui']);
  const [type, setType] = useState<SecurityEventType | ''>('');
  const [typed, setTyped] = useState('');
  const [address] = useDebouncedValue(typed.trim(), 300);
  const log = useSecurityLog({ type: type || undefined, address: address || undefined });
  const verify = useVerifySecurityLog();
  const rows = log.data?.pages.flatMap((page) => page.rows) ?? [];
  const broken = verify.data?.broken.length ?? 0;
  return (
    <SettingFrame
      name="security-log"
      loading={log.isPending}
      error={log.error}
      again={() => void log.refetch()}
      actions={
        <Button
          variant="default"
          leftSection={<IconShieldCheck size={16} aria-hidden />}
          loading={verify.isPending}
          onClick={() => verify.mutate()}
        >
          {t('log.verify')}
        </Button>
      }
    >
      {verify.data ? (
        <Alert role="status" color={broken === 0 ? 'green' : 'red'} mb="md">
          {broken === 0 ? t('log.whole', { count: verify.data.rows }) : t('log.broken', { count: broken })}
        </Alert>
      ) : null}
      <div className={classes.toolbar}>
        <NativeSelect
          aria-label={t('log.what')}
          value={type}
          data={[
            { value: '', label: t('log.everything') },
            ...securityEventTypes.map((one) => ({ value: one as string, label: t(`event.${one}`) })),
          ]}
          onChange={(event) => setType(event.currentTarget.value as SecurityEventType | '')}
        />
        <TextInput
          aria-label={t('log.address')}
          placeholder={t('log.address')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      {rows.length === 0 ? (
        <EmptyState
          title={t('log.none')}
          text={t('log.noneText')}
          action={
            type || typed ? (
              <Button
                variant="default"
                onClick={() => {
                  setType('');
                  setTyped('');
                }}
              >
                {t('ui:showAll')}
              </Button>
            ) : null
          }
        />
      ) : (
        <div className={formClasses.frame}>
          <LogTable rows={rows} />
          <MoreButton
            more={{ has: log.hasNextPage, loading: log.isFetchingNextPage, load: () => void log.fetchNextPage() }}
          />
        </div>
      )}
    </SettingFrame>
  );
}

function LogTable({ rows }: { rows: SecurityEvent[] }) {
  const { t } = useTranslation('sign-in');
  const device = useDeviceWords();
  return (
    <table className={formClasses.record} aria-label={t('log.label')}>
      <thead>
        <tr>
          <th scope="col">{t('log.when')}</th>
          <th scope="col">{t('log.what')}</th>
          <th scope="col">{t('log.person')}</th>
          <th scope="col">{t('log.by')}</th>
          <th scope="col">{t('log.address')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className={formClasses.row}>
            <td data-tight>
              <Moment at={row.at} />
            </td>
            <td data-main>
              {t(`event.${row.type}`)}
              {typeof row.facts.key === 'string' ? ` · ${row.facts.key}` : ''}
            </td>
            <td>{row.person?.name ?? t('log.nobody')}</td>
            <td>{row.actor.id === row.person?.id ? '' : row.actor.name}</td>
            <td>
              {row.address}
              {row.browser || row.system ? ` · ${device(row)}` : ''}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
