import { IconAlertTriangle, IconArrowRight, IconMinus, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#contract/common-shapes.ts';
import type { Draft, Effect } from '#contract/effects.ts';
import { languageNames } from '../../../shell/i18n.ts';
import { exactMoment, localeOf } from '../../../ui/moment-words.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { useZone } from '../../../ui/zone.ts';
import { timeWords } from '../../requests/time-words.ts';
import { type EffectLine, effectLines } from './effect-lines.ts';
import classes from './effects.module.css';
import { useEffects } from './use-effects.ts';

const icons = { plain: IconArrowRight, more: IconPlus, less: IconMinus, warn: IconAlertTriangle };

/** What the setting on the screen would do, before it is saved; the server counts, nothing is written. */
export function Effects(props: {
  kind: Draft['kind'];
  id?: string | undefined;
  values: object;
  /** What the form says at the field itself. */
  without?: Effect['code'];
}) {
  const { t } = useTranslation('settings');
  const words = useEffectWords();
  const effects = useEffects({ kind: props.kind, id: props.id, values: props.values });
  const lines = effectLines((effects.data?.facts ?? []).filter((fact) => fact.code !== props.without));
  return (
    <Panel title={t('effects.title')} level={3}>
      <div aria-live="polite">
        {effects.error ? <ProblemAlert error={effects.error} compact /> : null}
        {effects.error ? null : (
          <ul className={classes.lines} data-old={effects.isPlaceholderData || undefined}>
            {lines.map((line) => {
              const Icon = icons[line.tone];
              return (
                <li key={`${line.key} ${line.values?.name ?? line.values?.level ?? line.values?.number ?? ''}`}>
                  <Icon size={16} aria-hidden className={classes.icon} />
                  <span>{words(line)}</span>
                </li>
              );
            })}
            {effects.data && lines.length === 0 ? (
              <li>
                <IconArrowRight size={16} aria-hidden className={classes.icon} />
                <span>{t('effects.nothing')}</span>
              </li>
            ) : null}
            {effects.data ? null : (
              <li>
                <IconArrowRight size={16} aria-hidden className={classes.icon} />
                <span>{t('effects.notYet')}</span>
              </li>
            )}
          </ul>
        )}
      </div>
    </Panel>
  );
}

/** A line as a sentence in the reader's language and zone. */
export function useEffectWords(): (line: EffectLine) => string {
  const { t, i18n } = useTranslation(['settings', 'staff']);
  const zone = useZone();
  const listed = (names: readonly string[]) => new Intl.ListFormat(localeOf(i18n.language)).format(names);
  return ({ key, values, names, languages, rights, at, moments = {}, seconds }) => {
    const { language } = values ?? {};
    return t(`effects.${key}`, {
      ...values,
      ...(language ? { language: languageNames[language as Language] } : {}),
      ...(names ? { names: listed(names) } : {}),
      ...(languages ? { languages: listed(languages.map((one) => languageNames[one])) } : {}),
      ...(rights ? { names: rights.map((one) => t(`staff:permission.${one.replace('.', '_')}`)).join(' · ') } : {}),
      ...Object.fromEntries(
        Object.entries(moments).map(([name, one]) => [name, exactMoment(one, i18n.language, zone)]),
      ),
      ...(seconds === undefined ? {} : { time: timeWords(seconds, i18n.language) }),
      ...(at ? { moment: exactMoment(at, i18n.language, zone) } : {}),
    });
  };
}
