import { ActionIcon, Anchor, Group, NativeSelect, NumberInput, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Category } from '#contract/catalog.ts';
import type { RetentionEffect, RetentionRule } from '#contract/privacy.ts';
import { Moment } from '../../ui/moment.tsx';
import { pathWords } from '../../ui/path-words.ts';

/** One rule as a line of controls, and below it what it would concern now. */
export function RuleRow(props: {
  rule: RetentionRule;
  mayEdit: boolean;
  categories: Category[];
  mayBeOther: boolean;
  effect: RetentionEffect | undefined;
  onChange: (next: RetentionRule | null) => void;
}) {
  const { t } = useTranslation('privacy');
  const { rule, effect, mayEdit } = props;
  return (
    <fieldset disabled={!mayEdit} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
      <Group gap="xs" align="end">
        <NativeSelect
          label={t('retention.category')}
          value={rule.categoryId ?? ''}
          data={[
            ...(props.mayBeOther ? [{ value: '', label: t('retention.others') }] : []),
            ...props.categories.map((one) => ({ value: one.id, label: pathWords(one.path) })),
          ]}
          onChange={(event) => props.onChange({ ...rule, categoryId: event.currentTarget.value || null })}
        />
        <NumberInput
          label={t('retention.months')}
          w={170}
          min={1}
          max={600}
          allowDecimal={false}
          clampBehavior="strict"
          value={rule.months}
          onChange={(value) => props.onChange({ ...rule, months: Math.max(1, Number(value) || 1) })}
        />
        <NativeSelect
          label={t('retention.action')}
          value={rule.action}
          data={(['erase', 'delete'] as const).map((value) => ({ value, label: t(`retention.do.${value}`) }))}
          onChange={(event) =>
            props.onChange({ ...rule, action: event.currentTarget.value as RetentionRule['action'] })
          }
        />
        {mayEdit ? (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('retention.remove')}
            onClick={() => props.onChange(null)}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        ) : null}
      </Group>
      <Text size="sm" c="dimmed" mt={6} aria-live="polite">
        {effect ? t('retention.concerns', { count: effect.requests }) : ''}
        {effect?.oldestClosedAt ? (
          <>
            {' '}
            {t('retention.oldest')} <Moment at={effect.oldestClosedAt} exact />
            {'. '}
            {t('retention.examples')}{' '}
            {effect.examples.map((number) => (
              <Anchor underline="always" key={number} href={`/requests/${number}`} mr={6}>
                {number}
              </Anchor>
            ))}
          </>
        ) : null}
        {effect && effect.mails > 0 ? ` ${t('retention.mails', { count: effect.mails })}` : ''}
      </Text>
    </fieldset>
  );
}
