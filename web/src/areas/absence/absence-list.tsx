import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Absence } from '#contract/room.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import classes from './absence.module.css';
import { useAbsenceWords } from './absence-words.ts';

/** The absences of a month one after the other; what a small screen shows. */
export function AbsenceList(props: {
  rows: Absence[];
  /** None where the reader may enter no absence. */
  onAdd: (() => void) | undefined;
  onEdit: (absence: Absence) => void;
}) {
  const { rows, onAdd, onEdit } = props;
  const { t } = useTranslation('absence');
  const { reason, when } = useAbsenceWords();
  if (rows.length === 0) {
    const add = onAdd ? <Button onClick={onAdd}>{t('add')}</Button> : null;
    return <EmptyState compact title={t('none')} text={t('noneText')} action={add} />;
  }
  return (
    <ul className={classes.list} aria-label={t('title')}>
      {rows.map((absence) => (
        <li key={absence.id}>
          <span className={classes.listName}>{absence.person.name}</span>
          <span>{when(absence)}</span>
          <span className={classes.dim}>{reason(absence)}</span>
          <span className={classes.dim}>{absence.note}</span>
          {absence.can.includes('edit') ? (
            <Button
              size="xs"
              variant="default"
              aria-label={`${t('edit')}: ${t('change', { name: absence.person.name, reason: reason(absence), when: when(absence) })}`}
              onClick={() => onEdit(absence)}
            >
              {t('edit')}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
