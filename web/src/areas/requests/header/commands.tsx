import { ActionIcon, Button, Menu } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Action } from '#contract/requests.ts';
import { KeyOf } from '../../../shell/key-of.tsx';
import { useKey } from '../../../shell/keys.ts';
import { MacrosButton } from '../../writing/macros/macros-button.tsx';
import { useRequestDesk } from '../page/request-context.ts';
import { headerCommands, keyOf, useRequestActions } from '../page/use-request-actions.ts';
import classes from './header.module.css';
import { useBoxCommands } from './use-box-commands.ts';

/** Those that earn a button of their own where there is room. */
const prominent: readonly Action[] = ['solve', 'assign', 'postpone'];

/** The one primary button (`nextStep`), the usual commands beside it, the others in a menu; all from `can`. */
export function Commands() {
  const { t } = useTranslation('requests');
  const { request, can } = useRequestDesk();
  const actions = useRequestActions();
  const { runs } = actions;
  useBoxCommands(actions);
  const wide = useMediaQuery('(min-width: 80em)', false, { getInitialValueInEffect: false });
  const others = headerCommands(request);
  const few = others.length <= 2;
  const shown = !wide ? [] : few ? others : prominent.filter((action) => others.includes(action)).slice(0, 2);
  const inMenu = others.filter((action) => !shown.includes(action));
  const { nextStep } = request;
  useKey(
    'primary',
    'mod+enter',
    nextStep ? t(`page.do.${nextStep}`) : '',
    () => {
      if (nextStep) runs[nextStep]?.();
    },
    nextStep !== null,
  );
  return (
    <div className={classes.commands}>
      {shown.map((action) => (
        <Button
          key={action}
          variant="default"
          onClick={runs[action]}
          rightSection={keyOf[action] ? <KeyOf name={`request-${action}`} combo={keyOf[action]} /> : undefined}
        >
          {t(`page.do.${action}`)}
        </Button>
      ))}
      <MacrosButton />
      {inMenu.length > 0 ? (
        <Menu position="bottom-end" width={280}>
          <Menu.Target>
            <ActionIcon variant="default" size={36} aria-label={t('page.more')}>
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {inMenu.map((action) => (
              <Menu.Item
                key={action}
                onClick={runs[action]}
                rightSection={keyOf[action] ? <KeyOf name={`request-${action}`} combo={keyOf[action]} /> : undefined}
              >
                {t(`page.do.${action}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {nextStep ? (
        <Button
          className={classes.primary}
          onClick={runs[nextStep]}
          rightSection={<KeyOf name="primary" combo="mod+enter" />}
        >
          {t(`page.do.${nextStep}`)}
        </Button>
      ) : null}
      {(Object.keys(keyOf) as Action[]).map((action) => (
        <CommandKey key={action} action={action} enabled={can(action)} run={() => runs[action]?.()} />
      ))}
    </div>
  );
}

/** Draws nothing: the key of one command, on while the command is allowed. */
function CommandKey(props: { action: Action; enabled: boolean; run: () => void }) {
  const { t } = useTranslation('requests');
  const { action } = props;
  useKey(`request-${action}`, keyOf[action] ?? '', t(`page.do.${action}`), props.run, props.enabled);
  return null;
}
