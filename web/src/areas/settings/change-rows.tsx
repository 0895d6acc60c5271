import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldChange } from '#contract/requests.ts';
import { Moment } from '../../ui/moment.tsx';
import formClasses from './form/form.module.css';
import classes from './log.module.css';
import { differingMembers, pageOfEntity, useLogWords } from './log-words.ts';
import { useSettingNames } from './setting-names.ts';

/**
 * Changes as a table: when, who, what, field, old → new. Fields changed by one write stand together. `one`: all of the same
 * record, so *what* is left out.
 */
export function ChangeRows({ changes, one = false }: { changes: FieldChange[]; one?: boolean }) {
  const { t } = useTranslation('settings');
  const names = useSettingNames();
  const words = useLogWords(names);
  const writes = [...Map.groupBy(changes, (change) => change.logId).values()];
  return (
    <table className={`${formClasses.record} ${classes.log}`} aria-label={t('log.label')}>
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
        {writes.map((fields) => {
          const [first] = fields;
          if (!first) return null;
          return (
            <Fragment key={first.logId}>
              {fields.map((change, at) => (
                <tr key={change.field} className={formClasses.row} data-first={at === 0 || undefined}>
                  {at === 0 ? (
                    <>
                      <td data-tight rowSpan={fields.length}>
                        <Moment at={first.at} />
                      </td>
                      <td rowSpan={fields.length} className={classes.who}>
                        {first.who.name}
                        {first.channel === 'web' ? null : (
                          <span className={classes.via}>{words.channel(first.channel)}</span>
                        )}
                      </td>
                      {one ? null : (
                        <td rowSpan={fields.length}>
                          <What change={first} name={names.get(first.entityId)} />
                        </td>
                      )}
                    </>
                  ) : null}
                  <td className={classes.field}>{words.field(change.field)}</td>
                  <td className={classes.values}>
                    <Values change={change} words={words} />
                  </td>
                </tr>
              ))}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

function What({ change, name }: { change: FieldChange; name: string | undefined }) {
  const { t } = useTranslation('settings');
  const words = useLogWords();
  const page = pageOfEntity[change.entity];
  const kind = words.entity(change.entity);
  const said = name ? `${kind}: ${name}` : kind;
  const mark =
    change.operation === 'update' ? null : <span className={classes.via}>{t(`log.${change.operation}`)}</span>;
  const isThere = change.operation !== 'delete';
  if (isThere && change.entity === 'contact') {
    return (
      <>
        <Link to="/customers/$id" params={{ id: change.entityId }}>
          {said}
        </Link>
        {mark}
      </>
    );
  }
  if (!isThere || !page) {
    return (
      <>
        {said}
        {mark}
      </>
    );
  }
  const to =
    page === 'calendars'
      ? ({ to: '/settings/$page/$id', params: { page, id: change.entityId } } as const)
      : ({ to: '/settings/$page', params: { page }, search: { record: change.entityId } } as const);
  return (
    <>
      <Link {...to}>{said}</Link>
      {mark}
    </>
  );
}

function Values({ change, words }: { change: FieldChange; words: ReturnType<typeof useLogWords> }) {
  const { t } = useTranslation('settings');
  const [oldValue, newValue] = differingMembers(change.oldValue, change.newValue);
  const old = words.value(change.field, oldValue, change.oldDisplay);
  const next = words.value(change.field, newValue, change.newDisplay);
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
