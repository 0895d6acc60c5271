import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LoadingLines } from '../../ui/loading-lines.tsx';
import { Moment } from '../../ui/moment.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useDeadline } from './api.ts';

/** How a deadline came about, in the words the server reckoned it with: start, budget, calendar, what was skipped. */
export function DeadlineArithmetic({ id }: { id: string }) {
  const { t } = useTranslation('requests');
  const { data, error } = useDeadline(id);
  if (error) return <ProblemAlert error={error} compact />;
  if (!data) return <LoadingLines lines={3} height={22} />;
  return (
    <Stack gap={6}>
      {data.deadlineAt ? (
        <Text fw={600}>
          <Moment at={data.deadlineAt} exact />
        </Text>
      ) : null}
      <Text style={{ whiteSpace: 'pre-line' }}>{data.words}</Text>
      <Text size="sm" c="dimmed">
        {[
          t(`clock.source.${data.source}`),
          data.priority.name,
          data.calendar ? `${data.calendar.name} (${data.calendar.zone})` : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
    </Stack>
  );
}
