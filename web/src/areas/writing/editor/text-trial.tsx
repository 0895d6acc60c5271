import { Group, NumberInput, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#contract/common-shapes.ts';
import { isProblem } from '../../../shell/api-client.ts';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { useTextPreview } from '../api.ts';
import classes from '../writing.module.css';
import { Written } from '../written.tsx';

/** How a text stands on a request chosen by its number, or on the sample; what is wrong with it is told beside. */
export function TextTrial(props: { html: string; language: Language; personal: boolean }) {
  const { t } = useTranslation('writing');
  const [number, setNumber] = useState<number | null>(null);
  const [rested] = useDebouncedValue({ ...props, number }, 300);
  const { data, error } = useTextPreview(rested);
  const unknown = isProblem(error, 'not_found');
  return (
    <div className={classes.field}>
      <Group justify="space-between" align="end" gap="sm">
        <Text size="sm" c="dimmed">
          {data?.request
            ? t('trial.onRequest', { number: data.request.number, subject: data.request.subject ?? '' })
            : t('trial.onSample')}
        </Text>
        <NumberInput
          size="xs"
          w={170}
          label={t('trial.number')}
          placeholder={t('trial.sample')}
          allowDecimal={false}
          allowNegative={false}
          hideControls
          value={number ?? ''}
          onChange={(value) => setNumber(typeof value === 'number' && value > 0 ? value : null)}
          error={unknown ? t('trial.unknown') : undefined}
        />
      </Group>
      {error && !unknown ? <ProblemAlert compact error={error} /> : null}
      <div className={classes.preview} role="status" lang={props.language}>
        {data && data.html !== '' ? <Written html={data.html} /> : <Text c="dimmed">{t('trial.empty')}</Text>}
      </div>
      {data?.problems.map((problem) => (
        <Text key={problem.name} size="sm" c="var(--linja-late)" role="alert">
          {t(problem.nearest ? `trial.${problem.reason}Near` : `trial.${problem.reason}`, {
            name: problem.name,
            nearest: problem.nearest ?? '',
          })}
        </Text>
      ))}
    </div>
  );
}
