import { Button } from '@mantine/core';
import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { firstSteps } from '#contract/desk.ts';
import { useEditMe } from '../../shell/session-api.ts';
import { LoadingLines } from '../../ui/loading-lines.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useNewContact } from '../requests/new-contact.ts';
import { useFirstSteps } from './api.ts';
import classes from './setup.module.css';

type Step = (typeof firstSteps)[number];

/** Where a step is done; a page of the settings, most with its form open. The first request begins where one stands. */
const places: Record<Exclude<Step, 'request'>, { page: string; form: boolean }> = {
  address: { page: 'addresses', form: true },
  delivery: { page: 'delivery', form: false },
  people: { page: 'people', form: true },
  categories: { page: 'categories', form: true },
};

/** What whoever began with an empty desk does first, each step with its button; gone when all are done, or when hidden. */
export default function FirstSteps() {
  const { t } = useTranslation('setup');
  const { data } = useFirstSteps();
  const { mutate } = useEditMe();
  const done = data?.steps.filter((one) => one.done).length ?? 0;
  const total = data?.steps.length ?? 0;
  const over = data !== undefined && done === total;
  useEffect(() => {
    if (over) mutate({ preferences: { firstSteps: 'done' } });
  }, [over, mutate]);
  if (over) return null;
  const hide = () => {
    mutate({ preferences: { firstSteps: 'hidden' } });
    // The button goes with the panel; the focus goes to the page.
    document.querySelector('h1')?.focus();
  };
  return (
    <Panel
      title={t('steps.title')}
      note={data ? t('steps.note', { done, total }) : undefined}
      actions={
        <Button variant="subtle" size="xs" onClick={hide}>
          {t('steps.hide')}
        </Button>
      }
      flush
    >
      {data ? (
        <ol className={classes.steps}>
          {data.steps.map((one) => (
            <li key={one.step} data-done={one.done || undefined}>
              {one.done ? (
                <IconCircleCheckFilled size={20} role="img" aria-label={t('steps.done')} />
              ) : (
                <IconCircle size={20} role="img" aria-label={t('steps.open')} />
              )}
              <span>
                <span className={classes.stepTitle}>{t(`steps.${one.step}.title`)}</span>
                <span className={classes.stepText}>{t(`steps.${one.step}.text`)}</span>
              </span>
              {one.done ? null : <Begin step={one.step} />}
            </li>
          ))}
        </ol>
      ) : (
        <LoadingLines lines={5} height={52} />
      )}
    </Panel>
  );
}

function Begin({ step }: { step: Step }) {
  const { t } = useTranslation('setup');
  const newContact = useNewContact();
  const words = t(`steps.${step}.verb`);
  if (step === 'request') {
    return (
      <Button variant="default" size="xs" onClick={newContact.start} loading={newContact.starting}>
        {words}
      </Button>
    );
  }
  const { page, form } = places[step];
  return (
    <Button
      variant="default"
      size="xs"
      renderRoot={(props) => (
        <Link {...props} to="/settings/$page" params={{ page }} search={form ? { record: 'new' } : {}} />
      )}
    >
      {words}
    </Button>
  );
}
