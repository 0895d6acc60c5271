import { Alert, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';

/**
 * What stands between a form and its saving: a refusal that belongs to no single field, or what somebody else saved
 * first. `names` are the words of the fields.
 */
export function FormNotes(props: {
  failure: unknown;
  merge: { taken: PropertyKey[]; both: PropertyKey[] } | null;
  names: Partial<Record<string, string>>;
}) {
  const { t } = useTranslation('settings');
  const listed = (fields: PropertyKey[]) => fields.map((one) => props.names[String(one)] ?? String(one)).join(', ');
  const { merge } = props;
  return (
    <>
      {props.failure ? <ProblemAlert error={props.failure} kept={t('kept')} /> : null}
      {merge ? (
        <Alert
          role="alert"
          color="yellow"
          variant="light"
          icon={<IconUsers aria-hidden />}
          title={t('merge.title')}
          styles={{ title: { color: 'var(--linja-soon)' }, icon: { color: 'var(--linja-soon)' } }}
        >
          {merge.taken.length > 0 ? <Text size="md">{t('merge.taken', { fields: listed(merge.taken) })}</Text> : null}
          {merge.both.length > 0 ? <Text size="md">{t('merge.both', { fields: listed(merge.both) })}</Text> : null}
          <Text size="md">{t('merge.again')}</Text>
        </Alert>
      ) : null}
    </>
  );
}
