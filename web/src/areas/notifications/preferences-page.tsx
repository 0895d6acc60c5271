import { Checkbox, Radio, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type NotificationChannels,
  type NotificationKind,
  type NotificationPreferences,
  notificationKinds,
  togetherRoutes,
} from '#contract/together.ts';
import { call } from '../../shell/api-client.ts';
import { Moment } from '../../ui/moment.tsx';
import { toastProblem } from '../../ui/toast.tsx';
import { SettingFrame } from '../settings/setting-frame.tsx';
import { notificationKeys, readPreferences, usePreferences } from './api.ts';
import { EmailWay } from './email-way.tsx';
import classes from './notifications.module.css';
import { PushWay } from './push-way.tsx';

const channels = ['screen', 'email', 'push'] as const;

/** What I want to be told and how, when, and whether it arrives. Every choice is kept at once. */
export default function PreferencesPage() {
  const preferences = usePreferences();
  return (
    <SettingFrame
      name="notifications"
      loading={preferences.isPending}
      error={preferences.error}
      again={() => void preferences.refetch()}
    >
      {preferences.data ? <Preferences of={preferences.data} /> : null}
    </SettingFrame>
  );
}

function Preferences({ of }: { of: NotificationPreferences }) {
  const client = useQueryClient();
  const turns = useRef(0);
  const [chosen, setChosen] = useState(of);
  const save = async (body: {
    choices?: Partial<NotificationPreferences['choices']>;
    outsideHours?: 'wait' | 'always';
  }) => {
    const turn = ++turns.current;
    setChosen((shown) => ({ ...shown, ...body, choices: { ...shown.choices, ...body.choices } }));
    try {
      const kept = await call(togetherRoutes.setPreferences, { body });
      // Of several choices made quickly only the last answer is shown: an earlier one would take back a later choice.
      if (turn !== turns.current) return;
      client.setQueryData(notificationKeys.preferences, kept);
      setChosen(kept);
    } catch (error) {
      toastProblem(error);
      setChosen(await client.fetchQuery({ queryKey: notificationKeys.preferences, queryFn: readPreferences }));
    }
  };
  return (
    <>
      <Matrix choices={chosen.choices} onChange={(kind, chosen) => void save({ choices: { [kind]: chosen } })} />
      <div className={classes.ways}>
        <Hours of={chosen} onChange={(outsideHours) => void save({ outsideHours })} />
        <EmailWay ready={of.emailReady} />
        <PushWay />
      </div>
    </>
  );
}

function Matrix(props: {
  choices: NotificationPreferences['choices'];
  onChange: (kind: NotificationKind, chosen: NotificationChannels) => void;
}) {
  const { t } = useTranslation('notifications');
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('event')}</th>
          {channels.map((channel) => (
            <th key={channel} scope="col">
              {t(`channel.${channel}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {notificationKinds.map((kind) => (
          <tr key={kind}>
            <th scope="row">{t(`kind.${kind}`)}</th>
            {channels.map((channel) => (
              <td key={channel}>
                <Checkbox
                  aria-label={t('tell', { kind: t(`kind.${kind}`), channel: t(`channel.${channel}`) })}
                  checked={props.choices[kind][channel]}
                  onChange={(event) =>
                    props.onChange(kind, { ...props.choices[kind], [channel]: event.currentTarget.checked })
                  }
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Hours(props: { of: NotificationPreferences; onChange: (chosen: 'wait' | 'always') => void }) {
  const { t } = useTranslation('notifications');
  const time = props.of.workingTime;
  return (
    <section className={classes.way}>
      <h2>{t('hours.title')}</h2>
      <Radio.Group
        aria-label={t('hours.title')}
        value={props.of.outsideHours}
        onChange={(value) => props.onChange(value as 'wait' | 'always')}
      >
        <Stack gap={8}>
          <Radio value="wait" label={t('hours.wait')} />
          <Radio value="always" label={t('hours.always')} />
        </Stack>
      </Radio.Group>
      {time ? (
        <p>
          {t('hours.whose', { calendar: time.calendar, zone: time.zone })}{' '}
          {time.open || !time.nextOpenAt ? (
            t('hours.open')
          ) : (
            <>
              {t('hours.next')} <Moment at={time.nextOpenAt} exact />
            </>
          )}
        </p>
      ) : null}
    </section>
  );
}
