import { Button, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useTryKeywords } from './api.ts';

/** Tries a message against the saved rules: which would take it, because of which word. */
export function KeywordTrial() {
  const { t } = useTranslation('catalog');
  const [subject, setSubject] = useState('');
  const [text, setText] = useState('');
  const trial = useTryKeywords();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    trial.mutate({ subject, text });
  };
  const answer = trial.data;
  const gives = answer?.rule
    ? [answer.rule.category?.name.replaceAll('/', ' / '), answer.rule.priority?.name].filter(Boolean).join(' · ')
    : '';
  return (
    <Panel title={t('keyword.try')}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label={t('keyword.trySubject')}
            value={subject}
            maxLength={1000}
            onChange={(event) => setSubject(event.currentTarget.value)}
          />
          <Textarea
            label={t('keyword.tryText')}
            autosize
            minRows={4}
            maxRows={14}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button
            type="submit"
            variant="default"
            loading={trial.isPending}
            disabled={subject.trim() === '' && text.trim() === ''}
          >
            {t('keyword.tryButton')}
          </Button>
          <div role="status">
            {trial.error ? <ProblemAlert error={trial.error} compact /> : null}
            {answer?.rule ? (
              <>
                <Text fw={600}>{t('keyword.met', { name: answer.rule.name, word: answer.word ?? '' })}</Text>
                {gives ? <Text>{t('keyword.gives', { what: gives })}</Text> : null}
              </>
            ) : null}
            {answer && !answer.rule ? <Text>{t('keyword.metNone')}</Text> : null}
          </div>
        </Stack>
      </form>
    </Panel>
  );
}
