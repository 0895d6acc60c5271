import { Button, Group, NumberInput, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MacroStep, wordRoutes } from '#contract/words.ts';
import { call } from '../../../shell/api-client.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { MacroOutcome } from './macro-outcome.tsx';
import { isWhole } from './step-kinds.ts';

/** Tries the steps as they stand on a request, or on the newest three: done and taken back, nothing is kept or sent. */
export function MacroTrial({ name, steps }: { name: string; steps: MacroStep[] }) {
  const { t } = useTranslation('writing');
  const [number, setNumber] = useState<number | null>(null);
  const trial = useMutation({
    mutationFn: () => call(wordRoutes.tryMacro, { body: { name, steps, number } }),
  });
  return (
    <Panel title={t('macro.try')} level={3}>
      <Group align="end" gap="sm">
        <NumberInput
          label={t('trial.number')}
          placeholder={t('macro.newest')}
          allowDecimal={false}
          allowNegative={false}
          hideControls
          w={200}
          value={number ?? ''}
          onChange={(value) => setNumber(typeof value === 'number' && value > 0 ? value : null)}
        />
        <Button variant="default" loading={trial.isPending} disabled={!isWhole(steps)} onClick={() => trial.mutate()}>
          {t('macro.tryButton')}
        </Button>
      </Group>
      <div role="status">
        {trial.error ? <ProblemAlert compact error={trial.error} /> : null}
        {trial.data?.rows.map(({ request, preview }) => (
          <section key={request.id} style={{ marginTop: 12 }}>
            <Text fw={600}>
              {request.number} {request.subject}
            </Text>
            <MacroOutcome preview={preview} texts />
          </section>
        ))}
        {trial.data?.rows.length === 0 ? <Text c="dimmed">{t('macro.noRequests')}</Text> : null}
      </div>
    </Panel>
  );
}
