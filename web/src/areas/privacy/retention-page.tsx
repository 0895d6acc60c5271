import { Button, Group, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlayerPlay, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RetentionEffect, RetentionRule } from '#contract/privacy.ts';
import { useMay } from '../../shell/session.tsx';
import { askToConfirm } from '../../ui/confirm.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { toastDone } from '../../ui/toast.tsx';
import { useCategories } from '../catalog/api.ts';
import { SettingFrame } from '../settings/setting-frame.tsx';
import { useRetention, useRetentionPreview, useRunRetention, useSaveRetention } from './api.ts';
import { ErasureList } from './erasure-list.tsx';
import { RuleRow } from './rule-row.tsx';

/** How long closed requests are kept, category by category, with what that concerns now. */
export default function RetentionPage() {
  const retention = useRetention();
  const may = useMay();
  return (
    <SettingFrame
      name="retention"
      loading={retention.isPending}
      error={retention.error}
      again={() => void retention.refetch()}
    >
      <Stack gap="lg">
        {retention.data ? <Rules saved={retention.data.rules} mayEdit={may('privacy.erase')} /> : null}
        {may('privacy.erase') ? <ErasureList /> : null}
      </Stack>
    </SettingFrame>
  );
}

function Rules({ saved, mayEdit }: { saved: RetentionRule[]; mayEdit: boolean }) {
  const { t } = useTranslation(['privacy', 'ui']);
  const [rules, setRules] = useState(saved);
  const [looked] = useDebouncedValue(rules, 300);
  const preview = useRetentionPreview(looked, mayEdit);
  const save = useSaveRetention();
  const run = useRunRetention();
  const categories = (useCategories().data?.rows ?? []).filter((one) => one.active);
  const taken = new Set(rules.map((rule) => rule.categoryId));
  const free = [null, ...categories.map((one) => one.id)].find((id) => !taken.has(id));
  const days = preview.data?.days ?? 0;
  const same = JSON.stringify(rules) === JSON.stringify(saved);
  const effectOf = (id: string | null): RetentionEffect | undefined =>
    preview.data?.effects.find((one) => one.categoryId === id);
  const change = (at: number, next: RetentionRule | null) =>
    setRules(rules.flatMap((rule, index) => (index !== at ? [rule] : next ? [next] : [])));
  const carryOut = async () => {
    const sum = (of: 'requests' | 'mails') => preview.data?.effects.reduce((all, one) => all + one[of], 0) ?? 0;
    const [count, mails] = [sum('requests'), sum('mails')];
    const goes = [
      count > 0 || mails === 0 ? t('retention.sure', { count }) : '',
      mails > 0 ? t('retention.mails', { count: mails }) : '',
      days > 1 ? t('retention.days', { count: days }) : '',
    ];
    const question = { title: t('retention.run'), body: goes.filter(Boolean).join(' '), cancel: t('ui:cancel') };
    if (count + mails > 0 && !(await askToConfirm({ ...question, confirm: t('erase.do'), danger: true }))) return;
    run.mutate(undefined, {
      onSuccess: ({ erasure, mails: gone }) =>
        toastDone(
          erasure ? t('retention.started') : gone > 0 ? t('retention.mails', { count: gone }) : t('retention.nothing'),
        ),
    });
  };
  return (
    <Panel title={t('retention.rules')}>
      <Stack gap="md">
        {rules.length === 0 ? <Text c="dimmed">{t('retention.none')}</Text> : null}
        {rules.map((rule, at) => (
          <RuleRow
            key={rule.categoryId ?? 'other'}
            rule={rule}
            mayEdit={mayEdit}
            categories={categories.filter((one) => one.id === rule.categoryId || !taken.has(one.id))}
            mayBeOther={rule.categoryId === null || !taken.has(null)}
            effect={effectOf(rule.categoryId)}
            onChange={(next) => change(at, next)}
          />
        ))}
        {days > 1 ? (
          <Text size="sm" aria-live="polite">
            {t('retention.days', { count: days })}
          </Text>
        ) : null}
        {save.error || preview.error ? <ProblemAlert error={save.error ?? preview.error} /> : null}
        {run.error ? <ProblemAlert error={run.error} /> : null}
        {mayEdit ? (
          <Group gap="xs">
            {free !== undefined ? (
              <Button
                variant="default"
                leftSection={<IconPlus size={16} aria-hidden />}
                onClick={() => setRules([...rules, { categoryId: free, months: 24, action: 'erase' }])}
              >
                {t('retention.add')}
              </Button>
            ) : null}
            <Button
              disabled={same}
              loading={save.isPending}
              onClick={() => save.mutate(rules, { onSuccess: () => toastDone(t('ui:saved')) })}
            >
              {t('ui:save')}
            </Button>
            {same && rules.length > 0 ? (
              <Button
                variant="default"
                leftSection={<IconPlayerPlay size={16} aria-hidden />}
                loading={run.isPending}
                onClick={() => void carryOut()}
              >
                {t('retention.run')}
              </Button>
            ) : null}
          </Group>
        ) : null}
      </Stack>
    </Panel>
  );
}
