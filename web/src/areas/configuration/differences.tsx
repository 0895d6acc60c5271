import { Alert } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comparison } from '#contract/configuration.ts';
import formClasses from '../settings/form/form.module.css';
import { differingMembers, useLogWords } from '../settings/log-words.ts';
import { useSettingNames } from '../settings/setting-names.ts';
import type { Chosen } from './api.ts';
import classes from './configuration.module.css';
import { namesOfFile } from './names-of-file.ts';

/** What taking the file in would change: each change with its old and new value, then how much of each part. */
export function Differences({ chosen }: { chosen: Chosen }) {
  const { t } = useTranslation('configuration');
  const words = useLogWords(new Map([...namesOfFile(chosen.file), ...useSettingNames()]));
  const { parts, differences, more, unknownPeople } = chosen.comparison;
  return (
    <>
      {unknownPeople.length > 0 ? (
        <Alert color="gray" mt="md" mb="md" title={t('unknown.title', { count: unknownPeople.length })}>
          {t('unknown.text')} {[...new Set(unknownPeople.map((one) => one.person))].slice(0, 12).join(', ')}
        </Alert>
      ) : null}
      {differences.length > 0 ? (
        <section className={classes.list} aria-label={t('each')}>
          <h2>{t('each')}</h2>
          <dl>
            {differences.map((one) => (
              <Difference
                key={`${one.part} ${one.kind} ${one.name} ${JSON.stringify(one.fields)}`}
                of={one}
                words={words}
              />
            ))}
          </dl>
          {more > 0 ? <p className={classes.dim}>{t('more', { count: more })}</p> : null}
        </section>
      ) : null}
      <table className={formClasses.record} aria-label={t('parts')}>
        <thead>
          <tr>
            <th scope="col">{t('part')}</th>
            {(['added', 'changed', 'same', 'onlyHere'] as const).map((column) => (
              <th key={column} scope="col" data-number>
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.part} className={formClasses.row}>
              <td>{words.entity(part.part)}</td>
              {[part.added, part.changed, part.same, part.onlyHere].map((count, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the four columns of the heading
                <td key={at} data-number className={count === 0 ? classes.dim : undefined}>
                  {count}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Difference(props: { of: Comparison['differences'][number]; words: ReturnType<typeof useLogWords> }) {
  const { t } = useTranslation('configuration');
  const { of, words } = props;
  const said = of.fields
    .map(({ field, old, new: next }) => ({ field, values: differingMembers(old, next) }))
    .map(({ field, values: [old, next] }) => ({
      field: words.field(field),
      old: words.value(field, old, null),
      next: words.value(field, next, null),
    }))
    .filter(({ old, next }) => of.kind === 'changed' || next !== '' || old !== '');
  return (
    <>
      <dt>
        {words.entity(of.part)}: <strong>{words.value('name', of.name.replace(/^mailto:/, ''), null)}</strong>{' '}
        <span className={classes.dim}>{t(of.kind)}</span>
      </dt>
      <dd>
        {said.map(({ field, old, next }) => (
          <Fragment key={field}>
            <span className={classes.field}>
              {field}: {of.kind === 'changed' && old !== '' ? <del>{old}</del> : null}
              {of.kind === 'changed' && old !== '' ? ' → ' : null}
              {next === '' ? '–' : next}
            </span>
          </Fragment>
        ))}
      </dd>
    </>
  );
}
