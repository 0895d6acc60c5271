import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../ui/moment.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import type { useVerifyLog } from './api.ts';
import classes from './log.module.css';
import { useLogWords } from './log-words.ts';

/** What the verification of the log found, in words. */
export function VerificationResult({ of }: { of: ReturnType<typeof useVerifyLog> }) {
  const { t } = useTranslation('settings');
  const words = useLogWords();
  if (of.error) return <ProblemAlert error={of.error} />;
  if (!of.data) return null;
  const { rows, chains, broken } = of.data;
  const colour = broken ? 'var(--linja-late)' : 'var(--linja-done)';
  return (
    <Alert
      className={classes.result}
      role={broken ? 'alert' : 'status'}
      color={broken ? 'red' : 'green'}
      variant="light"
      icon={broken ? <IconAlertTriangle aria-hidden /> : <IconCheck aria-hidden />}
      title={broken ? t('log.broken') : t('log.whole')}
      styles={{ title: { color: colour }, icon: { color: colour } }}
    >
      <Text size="md">{t('log.walked', { rows, chains })}</Text>
      {broken ? (
        <>
          <Text size="md">
            {broken.requestNumber === null
              ? t('log.brokenAt', { what: words.entity(broken.entity), id: broken.entityId })
              : t('log.brokenAtRequest', { number: broken.requestNumber })}{' '}
            {broken.at ? <Moment at={broken.at} exact /> : null}
          </Text>
          <Text size="md">{broken.reason}</Text>
        </>
      ) : null}
    </Alert>
  );
}
