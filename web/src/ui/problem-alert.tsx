import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ProblemText } from './problem-text.tsx';
import { problemOf, useProblemWords } from './problem-words.ts';

/**
 * What happened, what was kept, what to do, for any error thrown by a call. `kept` says what is safe on this screen;
 * `again` is drawn as a button.
 */
export function ProblemAlert(props: { error: unknown; kept?: string; again?: () => void; compact?: boolean }) {
  const { t } = useTranslation('ui');
  const words = useProblemWords(problemOf(props.error));
  return (
    <Alert
      role="alert"
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={words.happened}
      p={props.compact ? 'xs' : 'sm'}
      styles={{
        root: { background: 'var(--linja-late-tint)' },
        title: { color: 'var(--linja-late)' },
        icon: { color: 'var(--linja-late)' },
      }}
    >
      <ProblemText error={props.error} kept={props.kept} />
      {props.again ? (
        <Button size="xs" variant="default" mt="xs" onClick={props.again}>
          {t('again')}
        </Button>
      ) : null}
    </Alert>
  );
}
