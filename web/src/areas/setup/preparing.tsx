import { Button, Progress, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSetupStanding } from '../../shell/session-api.ts';

/** How far the example data is; goes in by itself when it is ready, or at once when asked. */
export function Preparing({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('setup');
  const { data } = useSetupStanding(true);
  const latest = useRef(onDone);
  latest.current = onDone;
  const preparing = data?.preparing;
  const ready = data?.done === true && preparing === null;
  useEffect(() => {
    if (ready) latest.current();
  }, [ready]);
  const part = preparing && preparing.total > 0 ? (100 * preparing.done) / preparing.total : 0;
  return (
    <Stack gap="md" aria-live="polite">
      <Progress.Root size="lg">
        <Progress.Section value={part} aria-label={t('preparing')} />
      </Progress.Root>
      <Text c="dimmed">{preparing ? t('preparingCount', { done: preparing.done, total: preparing.total }) : ' '}</Text>
      <Text>{t('preparingText')}</Text>
      <Button variant="default" onClick={onDone}>
        {t('goNow')}
      </Button>
    </Stack>
  );
}
