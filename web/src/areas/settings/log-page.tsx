import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../shell/session.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { useEverybody } from '../staff/api.ts';
import { useChanges, useVerifyLog } from './api.ts';
import { ChangeRows } from './change-rows.tsx';
import formClasses from './form/form.module.css';
import { NamedSelect } from './form/named-select.tsx';
import { entities, useLogWords } from './log-words.ts';
import { SettingFrame } from './setting-frame.tsx';
import classes from './settings.module.css';
import { VerificationResult } from './verification-result.tsx';

/** The choices of the page as its address has them. */
type Chosen = { entity?: string; who?: string; from?: string; to?: string };

/** Every change of settings, people and customers: when, who, what, from what to what; and whether the log is whole. */
export default function LogPage() {
  const { t } = useTranslation(['settings', 'ui']);
  const words = useLogWords();
  const navigate = useNavigate();
  const chosen = useSearch({ strict: false }) as Chosen;
  const { entity, who, from, to } = chosen;
  const backwards = Boolean(from && to && from > to);
  const changes = useChanges({
    entity: entity || undefined,
    actorId: who || undefined,
    from: from || undefined,
    to: (backwards ? undefined : to) || undefined,
  });
  const verify = useVerifyLog();
  const may = useMay();
  const everybody = useEverybody();
  const rows = changes.data?.pages.flatMap((page) => page.rows) ?? [];
  const narrowed = Boolean(entity || who || from || to);
  const show = (search: Chosen) =>
    void navigate({ to: '/settings/$page', params: { page: 'log' }, search, replace: true });
  const choose = (next: Chosen) => show({ entity, who, from, to, ...next } as Chosen);
  return (
    <SettingFrame
      name="log"
      loading={changes.isPending}
      error={changes.error}
      again={() => void changes.refetch()}
      actions={
        may('security.read') ? (
          <Button
            variant="default"
            leftSection={<IconShieldCheck size={16} aria-hidden />}
            loading={verify.isPending}
            onClick={() => verify.mutate()}
          >
            {t('log.verify')}
          </Button>
        ) : null
      }
    >
      <VerificationResult of={verify} />
      <div className={classes.toolbar}>
        <NativeSelect
          label={t('log.what')}
          value={entity ?? ''}
          data={[
            { value: '', label: t('log.everything') },
            ...entities.map((one) => ({ value: one as string, label: words.entity(one) })),
          ]}
          onChange={(event) => choose({ entity: event.currentTarget.value })}
        />
        <NamedSelect
          label={t('log.who')}
          w={220}
          options={everybody}
          value={who ?? null}
          none={t('log.everybody')}
          onChange={(id) => choose({ who: id ?? '' })}
        />
        <TextInput
          type="date"
          label={t('log.from')}
          value={from ?? ''}
          onChange={(event) => choose({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('log.to')}
          value={to ?? ''}
          onChange={(event) => choose({ to: event.currentTarget.value })}
          error={backwards ? t('log.backwards') : undefined}
        />
      </div>
      {rows.length === 0 ? (
        <EmptyState
          title={narrowed ? t('log.noneFound') : t('log.none')}
          text={narrowed ? t('log.noneFoundText') : t('log.noneText')}
          action={
            narrowed ? (
              <Button variant="default" onClick={() => show({})}>
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
