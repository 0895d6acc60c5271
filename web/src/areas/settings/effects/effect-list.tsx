import { IconAlertTriangle, IconArrowRight, IconMinus, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#contract/common-shapes.ts';
import { languageNames } from '../../../shell/i18n.ts';
import { exactMoment, localeOf } from '../../../ui/moment-words.ts';
import { useZone } from '../../../ui/zone.ts';
import { timeWords } from '../../requests/time-words.ts';
import type { EffectLine } from './effect-line.ts';
import classes from './effects.module.css';

const icons = { plain: IconArrowRight, more: IconPlus, less: IconMinus, warn: IconAlertTriangle };

/** What would be so, sentence by sentence. */
export function EffectList(props: { lines: readonly EffectLine[]; old?: boolean; children?: ReactNode }) {
  const words = useEffectWords();
  return (
    <ul className={classes.lines} data-old={props.old || undefined}>
      {props.lines.map((line) => {
        const Icon = icons[line.tone];
        return (
          <li key={keyOf(line)}>
            <Icon size={16} aria-hidden className={classes.icon} />
            <span>{words(line)}</span>
          </li>
        );
      })}
      {props.children}
    </ul>
  );
}

/** What tells a line from the others of its kind. */
const keyOf = ({ key, values: { name, level, number, from, to } = {} }: EffectLine) =>
  [key, name ?? level ?? number, from, to].join(' ');

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
