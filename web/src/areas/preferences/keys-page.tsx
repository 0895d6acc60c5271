import { Button, Switch, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keyList, keyPlaces, type ListedKey } from '../../shell/key-list.ts';
import { comboParts } from '../../shell/keys.ts';
import type { OwnKeys } from '../../shell/own-keys.ts';
import { useMe } from '../../shell/session.tsx';
import { useEditMe } from '../../shell/session-api.ts';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { conflictsOf, withKey } from './key-conflicts.ts';
import classes from './preferences.module.css';
import { PressField } from './press-field.tsx';

/** Every key by the place where it works, each to be chosen anew; kept with the person, on every machine. */
export function KeysPage() {
  const { t } = useTranslation(['preferences', 'shell']);
  const { preferences } = useMe();
  const edit = useEditMe();
  const [pressing, setPressing] = useState<string | null>(null);
  const own: OwnKeys = preferences.keys ?? {};
  const conflicts = conflictsOf(keyList, own);
  const keep = (keys: OwnKeys) => {
    setPressing(null);
    edit.mutate({ preferences: { keys } });
  };
  const changed = Object.keys(own).length;
  return (
    <Page
      title={t('keys.title')}
      width="reading"
      actions={
        <Button variant="default" disabled={changed === 0} onClick={() => keep({})}>
          {t('keys.resetAll')}
        </Button>
      }
    >
      <p className={classes.intro}>{t('keys.intro')}</p>
      {edit.error ? <ProblemAlert error={edit.error} /> : null}
      <div className={classes.letters}>
        <Switch
          checked={!preferences.lettersOff}
          label={t('shell:key.letters')}
          description={t('keys.lettersHint')}
          onChange={(event) => edit.mutate({ preferences: { lettersOff: !event.currentTarget.checked } })}
        />
      </div>
      <p role="status" className={classes.standing}>
        {conflicts.size > 0 ? t('keys.conflicts', { count: conflicts.size }) : t('keys.changed', { count: changed })}
      </p>
      <div className={classes.places}>
        {keyPlaces.map((place) => (
          <Panel key={place} title={t(`shell:key.place.${place}`)} flush>
            <ul className={classes.keys}>
              {keyList
                .filter((one) => one.place === place)
                .map((one) => (
                  <KeyRow
                    key={one.name}
                    of={one}
                    combo={own[one.name] ?? one.combo}
                    clashes={conflicts.get(one.name) ?? []}
                    pressing={pressing === one.name}
                    onPress={() => setPressing(one.name)}
                    onLeave={() => setPressing(null)}
                    onChosen={(combo) => keep(withKey(keyList, own, one.name, combo))}
                  />
                ))}
            </ul>
          </Panel>
        ))}
      </div>
    </Page>
  );
}

function KeyRow(props: {
  of: ListedKey;
  combo: string;
  clashes: ListedKey[];
  pressing: boolean;
  onPress: () => void;
  onLeave: () => void;
  onChosen: (combo: string) => void;
}) {
  const { t } = useTranslation(['preferences', 'shell', 'worklist', 'requests', 'customers']);
  const { of, combo } = props;
  const label = t(of.words);
  const spoken = combo === '' ? t('keys.none') : comboParts(combo).join(' ');
  return (
    <li className={classes.key}>
      <span className={classes.does}>
        {label}
        {props.clashes.length > 0 ? (
          <span className={classes.clash}>
            <IconAlertTriangle size={14} aria-hidden />
            {t('keys.clash', { others: props.clashes.map((one) => t(one.words)).join(', ') })}
          </span>
        ) : null}
      </span>
      {props.pressing ? (
        <PressField onChosen={props.onChosen} onLeave={props.onLeave} />
      ) : (
        <span className={classes.choice}>
          {combo !== of.combo ? (
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={t('keys.resetNamed', { name: label, key: comboParts(of.combo).join(' ') })}
              onClick={() => props.onChosen(of.combo)}
            >
              {t('keys.reset', { key: comboParts(of.combo).join(' ') })}
            </Button>
          ) : null}
          <Button size="compact-sm" variant="default" onClick={props.onPress}>
            <span aria-hidden>{spoken}</span>
            <VisuallyHidden>{t('keys.change', { name: label, key: spoken })}</VisuallyHidden>
          </Button>
        </span>
      )}
    </li>
  );
}
