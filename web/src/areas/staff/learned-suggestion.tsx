import { NativeSelect, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { learningRoutes } from '#contract/learning.ts';
import { call } from '../../shell/api-client.ts';
import { Moment } from '../../ui/moment.tsx';
import { blanks, Sentence } from '../settings/form/sentence.tsx';
import { staffKeys } from './api.ts';

const thresholds = [0.98, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5];

/**
 * Whether what a centre has learned sorts by itself, and how sure it must be; beside it how often it was right on requests
 * it had not seen, so that the choice is made knowingly.
 */
export function LearnedSuggestion(props: {
  centreId: string | undefined;
  value: number | null;
  onChange: (next: number | null) => void;
}) {
  const { t } = useTranslation('staff');
  const { centreId, value, onChange } = props;
  const { data } = useQuery({
    queryKey: staffKeys.learning(centreId ?? ''),
    enabled: centreId !== undefined,
    queryFn: ({ signal }) => call(learningRoutes.read, { params: { id: centreId ?? '' }, signal }),
  });
  const options = thresholds.map((one) => ({ value: String(one), label: t('learning.sure', { share: one }) }));
  const precision = data?.precision;
  return (
    <section aria-label={t('learning.title')}>
      <Text fw={600} size="sm">
        {t('learning.title')}
      </Text>
      <Sentence
        text={t('learning.sentence', blanks('choice'))}
        controls={{
          choice: (
            <NativeSelect
              aria-label={t('learning.choice')}
              value={value === null ? '' : String(value)}
              data={[{ value: '', label: t('learning.never') }, ...options]}
              onChange={(event) =>
                onChange(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))
              }
            />
          ),
        }}
      />
      {data?.trainedAt ? (
        <Text size="sm" c="dimmed">
          {t('learning.learned', { count: data.examples })} <Moment at={data.trainedAt} />
        </Text>
      ) : (
        <Text size="sm" c="dimmed">
          {t('learning.nothing')}
        </Text>
      )}
      {precision ? (
        <Table mt="xs" verticalSpacing={2} withRowBorders={false} aria-label={t('learning.measured')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('learning.whenSure')}</Table.Th>
              <Table.Th ta="end">{t('learning.right')}</Table.Th>
              <Table.Th ta="end">{t('learning.decides')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {precision.steps.toReversed().map((step) => (
              <Table.Tr key={step.threshold} data-chosen={step.threshold === value || undefined}>
                <Table.Td fw={step.threshold === value ? 600 : undefined}>
                  {t('learning.sure', { share: step.threshold })}
                </Table.Td>
                <Table.Td ta="end">{step.coverage > 0 ? t('learning.share', { share: step.precision }) : '–'}</Table.Td>
                <Table.Td ta="end">{t('learning.share', { share: step.coverage })}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      ) : null}
    </section>
  );
}
