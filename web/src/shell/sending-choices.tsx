import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Preferences } from '#contract/staff.ts';
import classes from './person-menu.module.css';
import { useMe } from './session.tsx';
import { useEditMe } from './session-api.ts';

const places = ['stay', 'close', 'next'] as const;
const seconds = [0, 5, 10, 20, 30] as const;

/** Parts of a menu: where to be after sending a reply, and how long it can be taken back. Kept with the person. */
export function SendingChoices() {
  const { t } = useTranslation('shell');
  const { preferences } = useMe();
  const edit = useEditMe();
  const choose = (part: Preferences) => edit.mutate({ preferences: part });
  return (
    <>
      <Menu.Label>{t('sending.after')}</Menu.Label>
      <fieldset aria-label={t('sending.after')} className={classes.group}>
        <Menu.RadioGroup
          value={preferences.afterSending ?? 'stay'}
          onChange={(value) => choose({ afterSending: value as (typeof places)[number] })}
        >
          {places.map((one) => (
            <Menu.RadioItem key={one} value={one}>
              {t(`sending.${one}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </fieldset>
      <Menu.Label>{t('sending.undo')}</Menu.Label>
      <fieldset aria-label={t('sending.undo')} className={classes.group}>
        <Menu.RadioGroup
          value={String(preferences.undoSeconds ?? 10)}
          onChange={(value) => choose({ undoSeconds: Number(value) as (typeof seconds)[number] })}
        >
          {seconds.map((one) => (
            <Menu.RadioItem key={one} value={String(one)}>
              {t('sending.seconds', { count: one })}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </fieldset>
    </>
  );
}
