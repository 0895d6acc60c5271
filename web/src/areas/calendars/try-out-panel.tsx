import { Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CalendarRules } from '#contract/calendars.ts';
import { localOf, momentOf } from '../../ui/local-time.ts';
import { exactMoment } from '../../ui/moment-words.ts';
import { useNow } from '../../ui/now.ts';
import { Panel } from '../../ui/panel.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useZone } from '../../ui/zone.ts';
import { type Rules, usePreview } from './api.ts';
import { BudgetField } from './budget-field.tsx';
import classes from './calendars.module.css';
import { Steps } from './steps.tsx';

/** Tries the rules on the screen, saved or not: a start and a time give the deadline and its arithmetic in words. */
export function TryOutPanel({ calendarId, rules }: { calendarId: string | undefined; rules: Rules }) {
  const { t, i18n } = useTranslation('calendars');
  const reader = useZone();
  const now = useNow();
  const [typed, setTyped] = useState<string | null>(null);
  const [budget, setBudget] = useState({ minutes: 180, unit: 'h' as 'h' | 'min' });
  const local = typed ?? localOf(now, rules.zone);
  const moment = momentOf(local, rules.zone);
  const start = moment === null ? null : new Date(moment).toISOString();
  const readable = CalendarRules.safeParse(rules).success;
  const [tried] = useDebouncedValue(start && readable ? { start, budgetMinutes: budget.minutes, rules } : null, 300);
  const preview = usePreview(calendarId, tried);
  const answer = preview.data;
  return (
    <Panel title={t('try.title')}>
      <Stack gap="sm">
        <TextInput
          type="datetime-local"
          label={t('try.start')}
          description={t('try.startZone', { zone: rules.zone.replaceAll('_', ' ') })}
          value={local}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <div>
          <Text size="sm" fw={600} mb={2}>
            {t('try.budget')}
          </Text>
          <BudgetField
            label={t('try.budget')}
            minutes={budget.minutes}
            unit={budget.unit}
            onChange={(minutes, unit) => setBudget({ minutes: minutes ?? 0, unit })}
          />
        </div>
        <div aria-live="polite" className={classes.answer} data-old={preview.isPlaceholderData || undefined}>
          {readable ? null : <Text c="dimmed">{t('try.mend')}</Text>}
          {readable && preview.error ? <ProblemAlert error={preview.error} compact /> : null}
          {readable && answer && !preview.error ? (
            <>
              <Text size="sm" c="dimmed">
                {t('try.deadline')}
              </Text>
              {answer.deadlineAt ? (
                <>
                  <Text fw={600} size="lg">
                    {exactMoment(answer.deadlineAt, i18n.language, rules.zone)}
                  </Text>
                  {reader === rules.zone ? null : (
                    <Text size="sm" c="dimmed">
                      {t('try.yours', { time: exactMoment(answer.deadlineAt, i18n.language, reader) })}
                    </Text>
                  )}
                </>
              ) : (
                <Text fw={600}>{t('try.never')}</Text>
              )}
              <Text className={classes.words}>{answer.words}</Text>
              <Steps steps={answer.steps} zone={rules.zone} />
            </>
          ) : null}
        </div>
      </Stack>
    </Panel>
  );
}
