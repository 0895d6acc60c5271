import { Button, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { IconArrowRight, IconCheck, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Channel, channels } from '#contract/requests.ts';
import { languageNames } from '../../shell/i18n.ts';
import { Panel } from '../../ui/panel.tsx';
import { pathWords } from '../../ui/path-words.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useTryRules } from './api.ts';
import classes from './rules.module.css';

/** Tries a pasted message on the saved rules: which decides, why not those above it, and what it becomes. */
export function RuleTrial({ onFound }: { onFound: (id: string | null) => void }) {
  const { t } = useTranslation(['rules', 'requests']);
  const [text, setText] = useState('');
  const [channel, setChannel] = useState<Channel>('email');
  const trial = useTryRules();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    trial.mutate({ text, channel }, { onSuccess: ({ tried }) => onFound(tried.find((one) => one.met)?.id ?? null) });
  };
  const answer = trial.data;
  const met = answer?.tried.some((one) => one.met);
  const becomes = answer
    ? [
        pathWords(answer.becomes.category),
        answer.becomes.priority,
        answer.becomes.owner,
        answer.becomes.language && languageNames[answer.becomes.language],
      ].filter(Boolean)
    : [];
  return (
    <Panel title={t('try.title')}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Textarea
            label={t('try.text')}
            description={t('try.hint')}
            autosize
            minRows={4}
            maxRows={14}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('kind.channel')}
            value={channel}
            onChange={(event) => setChannel(event.currentTarget.value as Channel)}
            data={channels.map((one) => ({ value: one, label: t(`requests:channel.${one}`) }))}
          />
          <Button type="submit" variant="default" loading={trial.isPending} disabled={text.trim() === ''}>
            {t('try.button')}
          </Button>
          <div role="status">
            {trial.error ? <ProblemAlert error={trial.error} compact /> : null}
            {answer ? (
              <Stack gap="sm">
                <ol className={classes.tried}>
                  {answer.tried.map((one) => {
                    const failed = one.reasons.find((reason) => !reason.holds);
                    return (
                      <li key={one.id}>
                        {one.met ? (
                          <IconCheck size={16} aria-label={t('try.met')} color="var(--linja-done)" />
                        ) : (
                          <IconX size={16} aria-label={t('try.notMet')} color="var(--mantine-color-dimmed)" />
                        )}
                        <div>
                          <span className={one.met ? classes.met : undefined}>{one.name}</span>
                          <p className={classes.why}>
                            {failed
                              ? t('try.whyNot', { what: t(`kind.${failed.on}`), not: failed.not ? 'yes' : 'no' })
                              : one.reasons.map((reason) => reasonWords(reason)).join(' · ') || t('try.always')}
                          </p>
                        </div>
                      </li>
                    );
                  })}
                </ol>
                {met ? null : <Text>{t('try.none')}</Text>}
                <Text>
                  <IconArrowRight size={14} aria-hidden /> {t('try.becomes', { what: becomes.join(' · ') })}
                </Text>
              </Stack>
            ) : null}
          </div>
        </Stack>
      </form>
    </Panel>
  );

  function reasonWords(reason: { on: string; found: string | null; not?: boolean | undefined }): string {
    const { on, found } = reason;
    const what =
      found === null
        ? null
        : on === 'channel'
          ? t(`requests:channel.${found}`)
          : on === 'importance'
            ? t(`importance.${found}`)
            : on === 'language'
              ? languageNames[found as keyof typeof languageNames]
              : pathWords(found);
    return [t(`kind.${on}`), what ?? (reason.not ? t('holdsNot') : null)].filter(Boolean).join(': ');
  }
}
