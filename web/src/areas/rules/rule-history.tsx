import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { pathWords } from '../../ui/path-words.ts';
import { Effects } from '../settings/effects/effects.tsx';
import { useEffects } from '../settings/effects/use-effects.ts';
import classes from './rules.module.css';

/** What the rule on the screen would have made of the newest requests: counted, then change by change, then examples. */
export function RuleHistory({ id, values }: { id: string | undefined; values: object }) {
  const { t } = useTranslation('rules');
  const fact = useEffects({ kind: 'rule', id, values }).data?.facts.find((one) => one.code === 'rule_history');
  const place = (name: string | null) => pathWords(name) ?? t('none');
  return (
    <div>
      <Effects kind="rule" id={id} values={values} />
      {fact && fact.changes.length > 0 ? (
        <table className={classes.history} aria-label={t('history.label')}>
          <tbody>
            {fact.changes.map((one) => (
              <tr key={`${one.what} ${one.from} ${one.to}`}>
                <td>{one.requests}</td>
                <td>
                  {one.what === 'owner'
                    ? t('history.owner')
                    : t('history.change', { what: t(`history.${one.what}`), from: place(one.from), to: place(one.to) })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {fact && fact.examples.length > 0 ? (
        <ul className={classes.examples} aria-label={t('history.examples')}>
          {fact.examples.map((one) => (
            <li key={one.id}>
              <Link to="/requests/$number" params={{ number: String(one.number) }} target="_blank">
                {one.number}
              </Link>{' '}
              {one.subject ?? t('history.noSubject')}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
