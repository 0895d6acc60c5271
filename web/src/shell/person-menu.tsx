import { Avatar, Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import {
  IconAccessible,
  IconAdjustments,
  IconKeyboard,
  IconLogout,
  IconRoute,
  IconSend,
  IconShieldLock,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Language, languages } from '#contract/common-shapes.ts';
import { useLeave } from '../areas/room/use-leave.ts';
import type { Density, Theme } from './appearance.ts';
import { changeLanguage, languageNames } from './i18n.ts';
import { openKeysOverlay } from './keys-shown.tsx';
import classes from './person-menu.module.css';
import { SendingChoices } from './sending-choices.tsx';
import { useMe } from './session.tsx';
import { useEditMe } from './session-api.ts';
import { useStartTour } from './tour-shown.tsx';

const themes = ['system', 'light', 'dark'] as const;
const densities = ['comfortable', 'compact'] as const;

/** Language, theme, density, keys, sign out; each choice is kept with the person, not with the browser. */
export function PersonMenu() {
  const { t, i18n } = useTranslation('shell');
  const me = useMe();
  const edit = useEditMe();
  const leave = useLeave();
  const startTour = useStartTour();
  const theme = me.preferences.theme ?? 'system';
  const density = me.preferences.density ?? 'comfortable';
  return (
    <Menu position="bottom-end" width={260} closeOnItemClick={false}>
      <Menu.Target>
        <UnstyledButton className={classes.target} data-tour="menu">
          <Avatar size={28} radius="xl" color="teal" name={me.person.name} aria-hidden />
          <span className={classes.name}>{me.person.name}</span>
          <VisuallyHidden>{t('person.menu')}</VisuallyHidden>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.person.email}</Menu.Label>
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} closeMenuOnClick onClick={openKeysOverlay}>
          {t('key.overlay')}
        </Menu.Item>
        <Menu.Item
          component={Link}
          to="/account"
          leftSection={<IconShieldLock size={16} aria-hidden />}
          closeMenuOnClick
        >
          {t('person.account')}
        </Menu.Item>
        <Menu.Sub>
          <Menu.Sub.Target>
            <Menu.Sub.Item leftSection={<IconSend size={16} aria-hidden />}>{t('sending.menu')}</Menu.Sub.Item>
          </Menu.Sub.Target>
          <Menu.Sub.Dropdown>
            <SendingChoices />
          </Menu.Sub.Dropdown>
        </Menu.Sub>
        <Menu.Item
          leftSection={<IconAdjustments size={16} aria-hidden />}
          closeMenuOnClick
          component={Link}
          to="/preferences/keys"
        >
          {t('person.keys')}
        </Menu.Item>
        <Menu.Item leftSection={<IconRoute size={16} aria-hidden />} closeMenuOnClick onClick={startTour}>
          {t('person.tour')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconAccessible size={16} aria-hidden />}
          closeMenuOnClick
          component={Link}
          to="/accessibility"
        >
          {t('person.accessibility')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('person.theme')}</Menu.Label>
        <fieldset aria-label={t('person.theme')} className={classes.group}>
          <Menu.RadioGroup value={theme} onChange={(value) => edit.mutate({ preferences: { theme: value as Theme } })}>
            {themes.map((one) => (
              <Menu.RadioItem key={one} value={one}>
                {t(`theme.${one}`)}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </fieldset>
        <Menu.Label>{t('person.density')}</Menu.Label>
        <fieldset aria-label={t('person.density')} className={classes.group}>
          <Menu.RadioGroup
            value={density}
            onChange={(value) => edit.mutate({ preferences: { density: value as Density } })}
          >
            {densities.map((one) => (
              <Menu.RadioItem key={one} value={one}>
                {t(`density.${one}`)}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </fieldset>
        <Menu.Label>{t('person.language')}</Menu.Label>
        <fieldset aria-label={t('person.language')} className={`${classes.group} ${classes.languages}`}>
          <Menu.RadioGroup
            value={i18n.language}
            onChange={(value) =>
              void changeLanguage(value as Language).then(() => edit.mutate({ language: value as Language }))
            }
          >
            {languages.map((one) => (
              <Menu.RadioItem key={one} value={one} lang={one}>
                {languageNames[one]}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </fieldset>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} closeMenuOnClick onClick={() => void leave()}>
          {t('person.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
