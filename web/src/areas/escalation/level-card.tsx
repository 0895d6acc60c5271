import { ActionIcon, Checkbox, NativeSelect, Select, Stack, TagsInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChainLevel } from '#contract/escalation.ts';
import { Moment } from '../../ui/moment.tsx';
import { BudgetField, unitOf } from '../calendars/budget-field.tsx';
import { blanks, Sentence } from '../settings/form/sentence.tsx';
import { ownersAmong, useEverybody } from '../staff/api.ts';
import { useTexts } from '../writing/api.ts';
import classes from './escalation.module.css';

/** One level on the line of a chain: after which time, and what then happens. */
export function LevelCard(props: {
  value: ChainLevel;
  at: number;
  /** When it would come for a request registered now. */
  would: string | undefined;
  error?: string | undefined;
  personError?: string | undefined;
  onChange: (change: Partial<ChainLevel>) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation('escalation');
  const { value, onChange } = props;
  const level = props.at + 1;
  const [unit, setUnit] = useState(unitOf(value.afterMinutes));
  const people = useEverybody() ?? [];
  const time = t('chain.timeLabel', { level });
  return (
    <li className={classes.node}>
      <span className={classes.mark} aria-hidden>
        {level}
      </span>
      <div className={classes.after}>
        <Sentence
          text={
            level === 1
              ? t('chain.afterFirst', blanks('time'))
              : t('chain.afterNext', { ...blanks('time'), level: level - 1 })
          }
          errors={[props.error]}
          controls={{
            time: (
              <BudgetField
                label={time}
                minutes={value.afterMinutes}
                unit={unit}
                invalid={Boolean(props.error)}
                onChange={(minutes, next) => {
                  onChange({ afterMinutes: minutes ?? 60 });
                  setUnit(next);
                }}
              />
            ),
          }}
        />
        {props.would ? (
          <span className={classes.would}>
            {t('chain.would')} <Moment at={props.would} exact />
          </span>
        ) : null}
      </div>
      <fieldset className={classes.level} aria-label={t('chain.level', { level })}>
        <div className={classes.levelHead}>
          <h4>{t('chain.level', { level })}</h4>
          <ActionIcon variant="subtle" color="gray" aria-label={t('chain.remove', { level })} onClick={props.onRemove}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </div>
        <NativeSelect
          label={t('chain.assign')}
          value={value.assignTo}
          data={(['nobody', 'person', 'automatic', 'queue'] as const).map((one) => ({
            value: one,
            label: t(`chain.assignTo.${one}`),
          }))}
          onChange={(event) => onChange({ assignTo: event.currentTarget.value as ChainLevel['assignTo'] })}
        />
        {value.assignTo === 'person' ? (
          <Select
            label={t('chain.person')}
            description={t('chain.personHint')}
            searchable
            data={ownersAmong(people, value.personId).map((one) => ({ value: one.id, label: one.name }))}
            value={value.personId}
            error={props.personError}
            onChange={(personId) => onChange({ personId })}
          />
        ) : null}
        <Stack gap={8}>
          {(['tellOwner', 'tellAdministrator', 'tellCustomer'] as const).map((name) => (
            <Checkbox
              key={name}
              label={t(`chain.${name}`)}
              checked={value[name]}
              onChange={(event) => onChange({ [name]: event.currentTarget.checked })}
            />
          ))}
        </Stack>
        {value.tellCustomer ? (
          <TextChoice
            label={t('chain.customerText')}
            value={value.customerTextId}
            onChange={(customerTextId) => onChange({ customerTextId })}
          />
        ) : null}
        <TagsInput
          label={t('chain.addresses')}
          description={t('chain.addressesHint')}
          value={value.addresses}
          onChange={(addresses) => onChange({ addresses })}
          splitChars={[',', ' ', ';']}
          acceptValueOnBlur
        />
        {value.addresses.length > 0 ? (
          <TextChoice
            label={t('chain.addressText')}
            value={value.addressTextId}
            onChange={(addressTextId) => onChange({ addressTextId })}
          />
        ) : null}
      </fieldset>
    </li>
  );
}

function TextChoice(props: { label: string; value: string | null; onChange: (id: string | null) => void }) {
  const { t } = useTranslation('escalation');
  const texts = (useTexts().data?.rows ?? []).filter((one) => one.active || one.id === props.value);
  return (
    <NativeSelect
      label={props.label}
      value={props.value ?? ''}
      data={[{ value: '', label: t('chain.usualWords') }, ...texts.map((one) => ({ value: one.id, label: one.name }))]}
      onChange={(event) => props.onChange(event.currentTarget.value || null)}
    />
  );
}
