import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FieldChange } from '#contract/requests.ts';
import { Moment } from '../../ui/moment.tsx';
import formClasses from './form/form.module.css';
import classes from './log.module.css';
import { pageOfEntity, useLogWords } from './log-words.ts';

/** Changes as a table: when, who, what, field, old → new. `one`: all of the same record, so *what* is left out. */
export function ChangeRows({ changes, one = false }: { changes: FieldChange[]; one?: boolean }) {
  const { t } = useTranslation('settings');
  const words = useLogWords();
  return (
    <table className={formClasses.record} aria-label={t('log.label')}>
      <thead>
        <tr>
          <th scope="col">{t('log.when')}</th>
          <th scope="col">{t('log.who')}</th>
          {one ? null : <th scope="col">{t('log.what')}</th>}
          <th scope="col">{t('log.fieldHead')}</th>
          <th scope="col">{t('log.change')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={`${change.logId} ${change.field}`} className={formClasses.row}>
            <td data-tight data-main>
              <Moment at={change.at} />
            </td>
            <td>
              {change.who.name}
              {change.channel === 'web' ? null : <span className={classes.via}>{words.channel(change.channel)}</span>}
            </td>
            {one ? null : (
              <td>
                <What change={change} />
              </td>
            )}
            <td>{words.field(change.field)}</td>
            <td className={classes.values}>
              <Values change={change} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function What({ change }: { change: FieldChange }) {
  const { t } = useTranslation('settings');
  const words = useLogWords();
  const name = words.entity(change.entity);
  const page = pageOfEntity[change.entity];
  const said = change.operation === 'update' ? name : `${name} · ${t(`log.${change.operation}`)}`;
  if (change.operation === 'delete') return said;
  if (change.entity === 'contact') {
    return (
      <Link to="/customers/$id" params={{ id: change.entityId }}>
        {said}
      </Link>
    );
  }
  if (!page) return said;
  return page === 'calendars' ? (
    <Link to="/settings/$page/$id" params={{ page, id: change.entityId }}>
      {said}
    </Link>
  ) : (
    <Link to="/settings/$page" params={{ page }} search={{ record: change.entityId }}>
      {said}
    </Link>
  );
}

function Values({ change }: { change: FieldChange }) {
  const { t } = useTranslation('settings');
  const words = useLogWords();
  const old = words.value(change.oldValue, change.oldDisplay);
  const next = words.value(change.newValue, change.newDisplay);
  return (
    <>
      {old ? (
        <del className={classes.old} title={old}>
          {old}
        </del>
      ) : null}
      {old || change.operation !== 'insert' ? <span aria-hidden> → </span> : null}
      {next ? (
        <ins className={classes.new} title={next}>
          {next}
        </ins>
      ) : (
        <span className={classes.nothing}>{t('log.nothing')}</span>
      )}
    </>
  );
}
