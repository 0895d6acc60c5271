import { ActionIcon, NativeSelect, NumberInput, Select } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MacroStep, Texts } from '#contract/words.ts';
import { pathWords } from '../../../ui/path-words.ts';
import { useCategories, usePriorities, useStatuses } from '../../catalog/api.ts';
import { blanks, Sentence } from '../../settings/form/sentence.tsx';
import { ownersAmong, useEverybody } from '../../staff/api.ts';
import { useTexts } from '../api.ts';
import { TextsField } from '../editor/texts-field.tsx';
import classes from '../writing.module.css';
import { kindOf } from './step-kinds.ts';

type Kinds = Extract<MacroStep, { do: 'set_kind' }>;
const ownText = 'own';

/** One step as a sentence whose blanks are filled; a text of its own is written below it. */
export function StepRow(props: {
  step: MacroStep;
  personal: boolean;
  disabled: boolean;
  onChange: (step: MacroStep) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation('writing');
  const { step } = props;
  const name = t(`step.name.${kindOf(step)}`);
  return (
    <li className={classes.step}>
      <div>
        <Sentence
          text={t(`step.sentence.${kindOf(step)}`, blanks('what'))}
          controls={{ what: <StepControl {...props} /> }}
        />
        {step.do === 'write' && !step.templateId ? (
          <TextsField
            label={t('step.text')}
            value={step.texts ?? {}}
            onChange={(texts: Texts) => props.onChange({ ...step, texts })}
            personal={props.personal}
            disabled={props.disabled}
          />
        ) : null}
      </div>
      {props.disabled ? null : (
        <ActionIcon variant="subtle" color="gray" aria-label={t('step.remove', { name })} onClick={props.onRemove}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}

function StepControl({
  step,
  personal,
  onChange,
}: {
  step: MacroStep;
  personal: boolean;
  onChange: (step: MacroStep) => void;
}) {
  const { t } = useTranslation(['writing', 'requests']);
  const categories = (useCategories().data?.rows ?? []).filter((one) => one.active);
  const priorities = (usePriorities().data?.rows ?? []).filter((one) => one.active);
  const statuses = (useStatuses().data?.rows ?? []).filter((one) => one.active);
  const texts = (useTexts().data?.rows ?? []).filter((one) => one.kind === 'template' && (personal || !one.owner));
  const people = useEverybody();
  const label = t(`step.name.${kindOf(step)}`);
  switch (step.do) {
    case 'write':
      return (
        <NativeSelect
          aria-label={label}
          value={step.templateId ?? ownText}
          data={[
            { value: ownText, label: t('step.ownText') },
            ...texts.map((one) => ({ value: one.id, label: one.name })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...step, templateId: value === ownText ? null : value })
          }
        />
      );
    case 'set_kind':
      return (
        <NativeSelect
          aria-label={label}
          value={step.kind}
          data={(['information', 'action', 'comment'] as const).map((value) => ({
            value,
            label: t(`requests:kind.${value}`),
          }))}
          onChange={(event) => onChange({ ...step, kind: event.currentTarget.value as Kinds['kind'] })}
        />
      );
    case 'set_category':
      return (
        <Select
          aria-label={label}
          searchable
          w={280}
          placeholder={t('step.choose')}
          data={categories.map((one) => ({ value: one.id, label: pathWords(one.path) }))}
          value={step.categoryId || null}
          onChange={(id) => onChange({ ...step, categoryId: id ?? '' })}
        />
      );
    case 'set_priority':
      return (
        <Select
          aria-label={label}
          w={200}
          placeholder={t('step.choose')}
          data={priorities.map((one) => ({ value: one.id, label: one.name }))}
          value={step.priorityId || null}
          onChange={(id) => onChange({ ...step, priorityId: id ?? '' })}
        />
      );
    case 'set_status':
      return (
        <Select
          aria-label={label}
          w={220}
          placeholder={t('step.choose')}
          data={statuses.map((one) => ({ value: one.id, label: one.name }))}
          value={step.statusId || null}
          onChange={(id) => onChange({ ...step, statusId: id ?? '' })}
        />
      );
    case 'assign':
      return (
        <Select
          aria-label={label}
          searchable
          w={240}
          data={[
            { value: 'me', label: t('step.to.me') },
            { value: 'queue', label: t('step.to.queue') },
            ...ownersAmong(people, step.personId).map((one) => ({ value: one.id, label: one.name })),
          ]}
          value={step.to === 'person' ? (step.personId ?? null) : step.to}
          onChange={(value) =>
            value === 'me' || value === 'queue'
              ? onChange({ do: 'assign', to: value })
              : onChange({ do: 'assign', to: 'person', personId: value })
          }
        />
      );
    case 'postpone':
      return (
        <NumberInput
          aria-label={label}
          w={90}
          min={0.25}
          max={8760}
          step={1}
          decimalScale={2}
          value={step.minutes / 60}
          onChange={(hours) => onChange({ ...step, minutes: Math.max(1, Math.round(Number(hours) * 60)) })}
        />
      );
    default:
      return null;
  }
}
