import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { problemOf, useProblemWords } from './problem-words.ts';

/** The words of a problem without a frame: what happened (with `titled`), the fields it names, what was kept and what to do. */
export function ProblemText(props: { error: unknown; kept?: string; titled?: boolean }) {
  const { t } = useTranslation('ui');
  const problem = problemOf(props.error);
  const words = useProblemWords(problem);
  const then = [props.kept, words.todo].filter(Boolean).join(' ');
  return (
    <>
      {props.titled ? (
        <Text size="md" fw={600}>
          {words.happened}
        </Text>
      ) : null}
      {words.detail ? <Text size="md">{words.detail}</Text> : null}
      {problem.errors?.length ? (
        <List size="md" my={4}>
          {problem.errors.map((one) => (
            <List.Item key={`${one.path} ${one.message}`}>
              {one.path ? `${one.path}: ` : ''}
              {one.message}
            </List.Item>
          ))}
        </List>
      ) : null}
      {then ? <Text size="md">{then}</Text> : null}
      {problem.traceId && problem.status >= 500 ? (
        <Text size="xs" c="dimmed" ff="monospace" mt={4}>
          {t('problem.trace', { id: problem.traceId })}
        </Text>
      ) : null}
    </>
  );
}
