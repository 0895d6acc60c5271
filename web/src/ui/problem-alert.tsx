import { Alert, Button, Group, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '#contract/common-shapes.ts';
import { problemOf, useProblemWords } from './problem-words.ts';

/**
 * What happened, what was kept, what to do, for any error thrown by a call. `kept` says what is safe on this screen;
 * `again` is drawn as a button.
 */
export function ProblemAlert(props: { error: unknown; kept?: string; again?: () => void; compact?: boolean }) {
  const { t } = useTranslation('ui');
  const problem = problemOf(props.error);
  const words = useProblemWords(problem);
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={words.happened}
      p={props.compact ? 'xs' : 'sm'}
      styles={{ title: { color: 'var(--linja-late)' }, icon: { color: 'var(--linja-late)' } }}
    >
      {words.detail ? <Text size="md">{words.detail}</Text> : null}
      <FieldErrors problem={problem} />
      <Text size="md">{[props.kept, words.todo].filter(Boolean).join(' ')}</Text>
      <Group gap="sm" mt={props.again || problem.traceId ? 'xs' : 0}>
        {props.again ? (
          <Button size="xs" variant="default" onClick={props.again}>
            {t('again')}
          </Button>
        ) : null}
        {problem.traceId && problem.status >= 500 ? (
          <Text size="xs" c="dimmed" ff="monospace">
            {t('problem.trace', { id: problem.traceId })}
          </Text>
        ) : null}
      </Group>
    </Alert>
  );
}

function FieldErrors({ problem }: { problem: Problem }) {
  if (!problem.errors?.length) return null;
  return (
    <List size="md" my={4}>
      {problem.errors.map((one) => (
        <List.Item key={`${one.path} ${one.message}`}>
          {one.path ? `${one.path}: ` : ''}
          {one.message}
        </List.Item>
      ))}
    </List>
  );
}
