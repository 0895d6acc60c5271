import { Avatar, Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconKeyboard, IconLogout } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { languages } from '#contract/common-shapes.ts';
import { changeLanguage, languageNames } from './i18n.ts';
import { openKeysOverlay } from './keys-overlay.tsx';
import classes from './person-menu.module.css';
import { useMe } from './session.tsx';
import { useEditMe, useSignOut } from './session-api.ts';

const themes = ['system', 'light', 'dark'] as const;
const densities = ['comfortable', 'compact'] as const;

/** Language, theme, density, keys, sign out; each choice is kept with the person, not with the browser. */
export function PersonMenu() {
  const { t, i18n } = useTranslation('shell');
  const me = useMe();
  const edit = useEditMe();
  const signOut = useSignOut();
  const theme = me.preferences.theme ?? 'system';
  const density = me.preferences.density ?? 'comfortable';
  return (
    <Menu position="bottom-end" width={260} closeOnItemClick={false}>
      <Menu.Target>
        <UnstyledButton className={classes.target} aria-label={t('person.menu', { name: me.person.name })}>
          <Avatar size={28} radius="xl" color="teal" name={me.person.name} aria-hidden />
          <span className={classes.name}>{me.person.name}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.person.email}</Menu.Label>
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} closeMenuOnClick onClick={openKeysOverlay}>
          {t('key.overlay')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('person.theme')}</Menu.Label>
        {themes.map((one) => (
          <Choice key={one} chosen={one === theme} onChoose={() => edit.mutate({ preferences: { theme: one } })}>
            {t(`theme.${one}`)}
          </Choice>
        ))}
        <Menu.Label>{t('person.density')}</Menu.Label>
        {densities.map((one) => (
          <Choice key={one} chosen={one === density} onChoose={() => edit.mutate({ preferences: { density: one } })}>
            {t(`density.${one}`)}
          </Choice>
        ))}
        <Menu.Label>{t('person.language')}</Menu.Label>
        <div className={classes.languages}>
          {languages.map((one) => (
            <Menu.Item
              key={one}
              lang={one}
              role="menuitemradio"
              aria-checked={one === i18n.language}
              data-chosen={one === i18n.language || undefined}
              className={classes.language}
              onClick={() => void changeLanguage(one).then(() => edit.mutate({ language: one }))}
            >
              {languageNames[one]}
            </Menu.Item>
          ))}
        </div>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} closeMenuOnClick onClick={() => signOut.mutate()}>
          {t('person.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Choice(props: { chosen: boolean; onChoose: () => void; children: string }) {
  return (
    <Menu.Item
      role="menuitemradio"
      aria-checked={props.chosen}
      onClick={props.onChoose}
      rightSection={props.chosen ? <IconCheck size={16} aria-hidden /> : null}
    >
      {props.children}
    </Menu.Item>
  );
}
