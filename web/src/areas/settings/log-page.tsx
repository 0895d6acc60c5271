import { Button, NativeSelect } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { useChanges, useVerifyLog } from './api.ts';
import { ChangeRows } from './change-rows.tsx';
import formClasses from './form/form.module.css';
import { entities, useLogWords } from './log-words.ts';
import { SettingFrame } from './setting-frame.tsx';
import classes from './settings.module.css';
import { VerificationResult } from './verification-result.tsx';

/** Every change of settings, people and customers: when, who, what, from what to what; and whether the log is whole. */
export default function LogPage() {
  const { t } = useTranslation(['settings', 'ui']);
  const words = useLogWords();
  const navigate = useNavigate();
  const { entity } = useSearch({ strict: false }) as { entity?: string };
  const changes = useChanges({ entity: entity || undefined });
  const verify = useVerifyLog();
  const rows = changes.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <SettingFrame
      name="log"
      loading={changes.isPending}
      error={changes.error}
      again={() => void changes.refetch()}
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
      <VerificationResult of={verify} />
      <div className={classes.toolbar}>
        <NativeSelect
          aria-label={t('log.what')}
          value={entity ?? ''}
          data={[
            { value: '', label: t('log.everything') },
            ...entities.map((one) => ({ value: one as string, label: words.entity(one) })),
          ]}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            void navigate({
              to: '/settings/$page',
              params: { page: 'log' },
              search: chosen ? { entity: chosen } : {},
              replace: true,
            });
          }}
        />
      </div>
      {rows.length === 0 ? (
        <EmptyState
          title={t('log.none')}
          text={t('log.noneText')}
          action={
            entity ? (
              <Button
                variant="default"
                onClick={() => void navigate({ to: '/settings/$page', params: { page: 'log' }, search: {} })}
              >
                {t('ui:showAll')}
              </Button>
            ) : null
          }
        />
      ) : (
        <div className={formClasses.frame}>
          <ChangeRows changes={rows} />
          <MoreButton
            more={{
              has: changes.hasNextPage,
              loading: changes.isFetchingNextPage,
              load: () => void changes.fetchNextPage(),
            }}
          />
        </div>
      )}
    </SettingFrame>
  );
}
