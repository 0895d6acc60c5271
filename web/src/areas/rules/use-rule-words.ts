import { useTranslation } from 'react-i18next';
import type { Language } from '#contract/common-shapes.ts';
import type { Condition, Rule } from '#contract/rules.ts';
import { languageNames } from '../../shell/i18n.ts';
import { localeOf } from '../../ui/moment-words.ts';
import { pathWords } from '../../ui/path-words.ts';
import { budgetWords } from '../calendars/budget-field.tsx';

type Told = Pick<Rule, 'conditions' | 'names' | 'category' | 'priority' | 'owner' | 'language'>;

/** Rules as sentences in the reader's language. */
export function useRuleWords() {
  const { t, i18n } = useTranslation(['rules', 'requests']);
  const locale = localeOf(i18n.language);
  const list = (texts: string[], type: 'conjunction' | 'disjunction') =>
    new Intl.ListFormat(locale, { type }).format(texts);

  /** What is listed in a condition, each as people know it. */
  const named = (condition: Condition, names: Record<string, string>): string[] => {
    switch (condition.on) {
      case 'words':
        return condition.anyOf.map((word) => t('quoted', { text: word }));
      case 'pattern':
        return [t('quoted', { text: condition.pattern })];
      case 'channel':
        return condition.anyOf.map((one) => t(`requests:channel.${one}`));
      case 'language':
        return condition.anyOf.map((one) => languageNames[one]);
      case 'importance':
        return condition.anyOf.map((one) => t(`importance.${one}`));
      case 'mailbox':
      case 'sender':
        return condition.anyOf;
      case 'contract':
        return [];
      case 'age':
        return [budgetWords(condition.atLeastMinutes, i18n.language)];
      default:
        return condition.anyOf.map((id) => pathWords(names[id] ?? t('unknown')));
    }
  };

  const mostListed = 5;
  const condition = (one: Condition, names: Record<string, string>): string => {
    const all = named(one, names);
    const shown =
      all.length > mostListed
        ? [...all.slice(0, mostListed - 1), t('more', { count: all.length - mostListed + 1 })]
        : all;
    return t(`is.${one.on}`, {
      not: one.not ? 'yes' : 'no',
      where: 'in' in one ? t(`in.${one.in}`) : '',
      list: list(shown, 'disjunction'),
    });
  };

  const outcome = (rule: Told): string[] => [
    ...(rule.category ? [t('gives.category', { name: pathWords(rule.category.name) })] : []),
    ...(rule.priority ? [t('gives.priority', { name: rule.priority.name })] : []),
    ...(rule.owner ? [t('gives.owner', { name: rule.owner.name })] : []),
    ...(rule.language ? [t('gives.language', { name: languageNames[rule.language as Language] })] : []),
  ];

  const sentence = (rule: Told): string => {
    const gives = outcome(rule);
    const what = gives.length > 0 ? list(gives, 'conjunction') : t('gives.nothing');
    if (rule.conditions.length === 0) return t('always', { what });
    const when = rule.conditions.map((one) => condition(one, rule.names));
    return t('sentence', { when: list(when, 'conjunction'), what });
  };

  return { sentence, condition, outcome };
}
