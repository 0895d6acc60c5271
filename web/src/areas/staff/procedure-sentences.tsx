import { NativeSelect, NumberInput, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Centre } from '#contract/staff.ts';
import { BudgetField, unitOf } from '../calendars/budget-field.tsx';
import { blanks, Sentence } from '../settings/form/sentence.tsx';

type Procedure = Centre['procedure'];
const choices = [
  'pullWithReason',
  'mayPickFromPool',
  'redelegate',
  'pauseDeadlineWhileWaiting',
  'reportedAtStartsDeadline',
] as const;
/** Minutes after which what somebody left with goes back to the queue. */
const returns = [5, 15, 30, 60, 120] as const;

/** How a centre works, as sentences whose blanks are chosen. */
export function ProcedureSentences(props: {
  value: Procedure;
  onChange: (next: Procedure) => void;
  error?: string | undefined;
}) {
  const { t } = useTranslation('staff');
  const { value, onChange } = props;
  const [units, setUnits] = useState<Partial<Record<keyof Procedure, 'h' | 'min'>>>({});
  return (
    <section aria-label={t('centre.procedure')}>
      <Text fw={600} size="sm">
        {t('centre.procedure')}
      </Text>
      <Sentence
        text={t('procedure.maxPulled', { ...blanks('number'), count: value.maxPulled })}
        errors={[props.error]}
        controls={{
          number: (
            <NumberInput
              aria-label={t('procedure.maxPulledLabel')}
              w={64}
              min={1}
              max={20}
              clampBehavior="strict"
              allowDecimal={false}
              value={value.maxPulled}
              onChange={(next) => onChange({ ...value, maxPulled: Number(next) || 1 })}
            />
          ),
        }}
      />
      {choices.map((name) => (
        <Sentence
          key={name}
          text={t(`procedure.${name}`, blanks('choice'))}
          controls={{
            choice: (
              <NativeSelect
                aria-label={t(`procedure.${name}Label`)}
                value={value[name] ? 'yes' : 'no'}
                data={[
                  { value: 'yes', label: t(`procedure.${name}Yes`) },
                  { value: 'no', label: t(`procedure.${name}No`) },
                ]}
                onChange={(event) => onChange({ ...value, [name]: event.currentTarget.value === 'yes' })}
              />
            ),
          }}
        />
      ))}
      <Sentence
        text={t('procedure.returnHeld', blanks('choice'))}
        controls={{
          choice: (
            <NativeSelect
              aria-label={t('procedure.returnHeldLabel')}
              value={value.returnHeldMinutes ?? ''}
              data={[
                { value: '', label: t('procedure.returnHeldNever') },
                ...[...new Set([...returns, value.returnHeldMinutes ?? 15])]
                  .toSorted((a, b) => a - b)
                  .map((count) => ({ value: String(count), label: t('procedure.returnHeldAfter', { count }) })),
              ]}
              onChange={(event) =>
                onChange({
                  ...value,
                  returnHeldMinutes: event.currentTarget.value ? Number(event.currentTarget.value) : null,
                })
              }
            />
          ),
        }}
      />
      <Sentence
        text={t('procedure.inactivity', blanks('number'))}
        controls={{
          number: (
            <NumberInput
              aria-label={t('procedure.inactivityLabel')}
              w={80}
              min={5}
              max={1440}
              step={15}
              allowDecimal={false}
              value={value.inactivityMinutes}
              onChange={(next) => onChange({ ...value, inactivityMinutes: Number(next) || 120 })}
            />
          ),
        }}
      />
      {(['deferredRegisteredMinutes', 'deferredAssignedMinutes'] as const).map((name) => (
        <Sentence
          key={name}
          text={t(`procedure.${name}`, blanks('time'))}
          controls={{
            time: (
              <BudgetField
                label={t(`procedure.${name}Label`)}
                minutes={value[name]}
                unit={units[name] ?? unitOf(value[name])}
                onChange={(minutes, unit) => {
                  onChange({ ...value, [name]: Math.max(1, minutes ?? 1) });
                  setUnits((before) => ({ ...before, [name]: unit }));
                }}
              />
            ),
          }}
        />
      ))}
    </section>
  );
}
