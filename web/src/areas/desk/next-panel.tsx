import { Button } from '@mantine/core';
import { IconAlertTriangle, IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { KeyOf } from '../../shell/key-of.tsx';
import { useMay } from '../../shell/session.tsx';
import { Moment } from '../../ui/moment.tsx';
import { useStanding } from './api.ts';
import classes from './desk.module.css';
import { usePullNext } from './pull-next.ts';

/** The biggest thing on the desk: how many wait for me, the earliest deadline, one button. */
export function NextPanel() {
  const { t } = useTranslation('desk');
  const may = useMay();
  const { data } = useStanding();
  const next = usePullNext();
  const held = data?.held;
  return (
    <section className={classes.next} data-tour="next_request" aria-label={t('next.label')}>
      <div className={classes.sum}>
        <span className={classes.count}>{data ? `${data.waiting}${data.more ? '+' : ''}` : '–'}</span>
        <span className={classes.words}>
          {data ? t('next.waiting', { count: data.waiting, categories: data.categories.length }) : ' '}
        </span>
        <span className={classes.facts}>
          {data?.earliestDeadlineAt ? (
            <span>
              {t('next.earliest')} <Moment at={data.earliestDeadlineAt} />
            </span>
          ) : null}
          {data && data.late > 0 ? (
            <span className={classes.late}>
              <IconAlertTriangle size={16} aria-hidden />
              {t('next.late', { count: data.late })}
            </span>
          ) : null}
        </span>
        {held ? <span className={classes.held}>{t('next.holding', { number: held.number })}</span> : null}
      </div>
      {held ? (
        <>
          <Button
            component={Link}
            to={`/requests/${held.number}`}
            className={classes.button}
            rightSection={<IconArrowRight size={20} aria-hidden />}
          >
            {t('next.continue', { number: held.number })}
          </Button>
          {data.mayTakeAnother && data.waiting > 0 ? (
            <Button
              variant="subtle"
              onClick={next.pull}
              loading={next.pulling}
              rightSection={<KeyOf name="next" combo="n" />}
            >
              {t('next.another')}
            </Button>
          ) : null}
        </>
      ) : may('request.pull') ? (
        <Button
          className={classes.button}
          onClick={next.pull}
          loading={next.pulling}
          disabled={data?.waiting === 0}
          rightSection={<KeyOf name="next" combo="n" />}
        >
          {t('next.button')}
        </Button>
      ) : null}
    </section>
  );
}
