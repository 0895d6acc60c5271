import { Group, NativeSelect, NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { localeOf } from '../../ui/moment-words.ts';

/** Working time in words: `3 h`, `2 h 30 min`, `45 min`. A day of work has no fixed length, so hours are the largest unit. */
export function budgetWords(minutes: number, language: string): string {
  const unit = (value: number, name: string) =>
    new Intl.NumberFormat(localeOf(language), { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return unit(minutes, 'minute');
  return minutes % 60 === 0 ? unit(hours, 'hour') : `${unit(hours, 'hour')} ${unit(minutes % 60, 'minute')}`;
}

export function BudgetText({ minutes }: { minutes: number }) {
  const { i18n } = useTranslation();
  return <>{budgetWords(minutes, i18n.language)}</>;
}

/** A budget in words: working time, or business days where a priority counts in those. Null: none. */
export function useBudgetWords(): (budget: {
  budgetMinutes: number | null;
  budgetBusinessDays: number | null;
}) => string | null {
  const { t, i18n } = useTranslation('calendars');
  return ({ budgetMinutes, budgetBusinessDays }) => {
    if (budgetBusinessDays !== null) return t('budget.businessDays', { count: budgetBusinessDays });
    return budgetMinutes === null ? null : budgetWords(budgetMinutes, i18n.language);
  };
}

/** Hours where they come out even to the half hour, else minutes. */
export function unitOf(minutes: number): 'h' | 'min' {
  return minutes > 0 && minutes % 30 === 0 && minutes >= 60 ? 'h' : 'min';
}

/**
 * Working time as a number and a unit. With `none`, no time at all can be chosen: then there is no deadline. The unit
 * stays as chosen while the number is typed. With `onDays`, whole business days can be chosen too.
 */
export function BudgetField(props: {
  label: string;
  minutes: number | null;
  unit: 'h' | 'min';
  onChange: (minutes: number | null, unit: 'h' | 'min') => void;
  none?: string;
  invalid?: boolean;
  days?: number | null;
  onDays?: (days: number) => void;
}) {
  const { t } = useTranslation('calendars');
  const { minutes, unit, onChange, days = null, onDays } = props;
  const by = unit === 'h' ? 60 : 1;
  return (
    <Group gap={4} wrap="nowrap">
      {days === null ? null : (
        <NumberInput
          aria-label={props.label}
          w={76}
          min={0}
          max={3650}
          allowDecimal={false}
          value={days}
          error={props.invalid}
          onChange={(value) => onDays?.(Number(value))}
        />
      )}
      {minutes === null || days !== null ? null : (
        <NumberInput
          aria-label={props.label}
          w={76}
          min={0}
          step={unit === 'h' ? 1 : 15}
          decimalScale={2}
          value={Math.round((minutes / by) * 100) / 100}
          error={props.invalid}
          onChange={(value) => onChange(Math.round(Number(value) * by), unit)}
        />
      )}
      <NativeSelect
        aria-label={t('budget.unit', { of: props.label })}
        value={days !== null ? 'days' : minutes === null ? 'none' : unit}
        data={[
          { value: 'min', label: t('budget.minutes') },
          { value: 'h', label: t('budget.hours') },
          ...(onDays ? [{ value: 'days', label: t('budget.days') }] : []),
          ...(props.none ? [{ value: 'none', label: props.none }] : []),
        ]}
        onChange={(event) => {
          const next = event.currentTarget.value;
          if (next === 'days') onDays?.(days ?? 1);
          else if (next === 'none') onChange(null, unit);
          // The number stays and its meaning changes: 3 h becomes 3 min, as it reads.
          else
            onChange(
              minutes === null ? 180 : Math.round((minutes / by) * (next === 'h' ? 60 : 1)),
              next as 'h' | 'min',
            );
        }}
      />
    </Group>
  );
}
