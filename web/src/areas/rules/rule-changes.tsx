import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RuleChanges as Changes } from '#contract/effects.ts';
import classes from './rules.module.css';

/** What rules would have made something else of, change by change, and some of those requests. */
export function RuleChanges(props: {
  changes: Changes;
  examples: { id: string; number: number; subject: string | null }[];
}) {
  const { t } = useTranslation('rules');
  const place = (name: string | null) => name?.replaceAll('/', ' / ') ?? t('none');
  return (
    <>
      {props.changes.length > 0 ? (
        <table className={classes.history} aria-label={t('history.label')}>
          <tbody>
            {props.changes.map((one) => (
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
      {props.examples.length > 0 ? (
        <ul className={classes.examples} aria-label={t('history.examples')}>
          {props.examples.map((one) => (
            <li key={one.id}>
              <Link to="/requests/$number" params={{ number: String(one.number) }} target="_blank">
                {one.number}
              </Link>{' '}
              {one.subject ?? t('history.noSubject')}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
