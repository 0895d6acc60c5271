import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFoundCustomers } from './api.ts';

/** Chooses customers, or the organisations they belong to, by searching for people. */
export function CustomerChoice(props: {
  of: 'customer' | 'organisation';
  names: Record<string, string>;
  value: string[];
  error: string | undefined;
  'aria-label': string;
  onChange: (ids: string[]) => void;
  onName: (id: string, name: string) => void;
}) {
  const { t } = useTranslation('rules');
  const [words, setWords] = useState('');
  const [settled] = useDebouncedValue(words, 250);
  const found = useFoundCustomers(settled).data?.rows ?? [];
  const known = new Map(props.value.map((id) => [id, props.names[id] ?? t('unknown')]));
  for (const row of found) {
    const one = props.of === 'customer' ? row : row.organisation;
    if (one) known.set(one.id, one.name);
  }
  return (
    <MultiSelect
      aria-label={props['aria-label']}
      description={t(`hint.${props.of}`)}
      error={props.error}
      searchable
      hidePickedOptions
      // The server has found them, by numbers and addresses too.
      filter={({ options }) => options}
      searchValue={words}
      onSearchChange={setWords}
      nothingFoundMessage={settled.trim().length > 1 ? t('nobodyFound') : undefined}
      data={[...known].map(([value, label]) => ({ value, label }))}
      value={props.value}
      onChange={(ids) => {
        for (const id of ids) props.onName(id, known.get(id) ?? '');
        props.onChange(ids);
      }}
    />
  );
}
