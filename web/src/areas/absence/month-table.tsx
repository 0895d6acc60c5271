import { ActionIcon, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Absence } from '#contract/room.ts';
import { localeOf } from '../../ui/moment-words.ts';
import classes from './absence.module.css';
import { useAbsenceWords } from './absence-words.ts';
import { cellsOf, isWeekend, type Month } from './month-picture.ts';

type Person = { id: string; name: string; can: string[] };

/** People by days; an absence is a bar over its days and a button where it may be changed. */
export function MonthTable(props: {
  month: Month;
  people: Person[];
  rows: Absence[];
  today: string;
  onAdd: (personId: string, day?: string) => void;
  onEdit: (absence: Absence) => void;
}) {
  const { t, i18n } = useTranslation('absence');
  const { month, today } = props;
  const ofPerson = Map.groupBy(props.rows, (row) => row.person.id);
  const weekday = new Intl.DateTimeFormat(localeOf(i18n.language), { weekday: 'narrow', timeZone: 'UTC' });
  return (
    <section className={classes.scroll} aria-label={t('title')} {...{ tabIndex: 0 }}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.name}>
              {t('person')}
            </th>
            {month.days.map((day) => (
              <th
                key={day}
                scope="col"
                data-weekend={isWeekend(day) || undefined}
                aria-current={day === today ? 'date' : undefined}
              >
                <span aria-hidden>{weekday.format(new Date(`${day}T00:00Z`))}</span>
                {Number(day.slice(8))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.people.map((person) => (
            <tr key={person.id}>
              <th scope="row" className={classes.name}>
                <span className={classes.person}>
                  <span>{person.name}</span>
                  {person.can.includes('add_absence') ? (
                    <Tooltip label={t('addFor', { name: person.name })}>
                      <ActionIcon
                        variant="subtle"
                        size={28}
                        aria-label={t('addFor', { name: person.name })}
                        onClick={() => props.onAdd(person.id)}
                      >
                        <IconPlus size={16} aria-hidden />
                      </ActionIcon>
                    </Tooltip>
                  ) : null}
                </span>
              </th>
              {cellsOf(ofPerson.get(person.id) ?? [], month.days).map((cell) => (
                <td
                  key={cell.day}
                  colSpan={cell.span}
                  data-weekend={isWeekend(cell.day) || undefined}
                  data-today={cell.day === today || undefined}
                >
                  {cell.absences.map((absence) => (
                    <Bar key={absence.id} absence={absence} onEdit={props.onEdit} />
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Bar({ absence, onEdit }: { absence: Absence; onEdit: (absence: Absence) => void }) {
  const { t } = useTranslation('absence');
  const { reason, when } = useAbsenceWords();
  const name = t('change', { name: absence.person.name, reason: reason(absence), when: when(absence) });
  const words = reason(absence);
  if (!absence.can.includes('edit')) {
    return (
      <span className={classes.bar} title={name}>
        <span aria-hidden>{words}</span>
        <VisuallyHidden>{name}</VisuallyHidden>
      </span>
    );
  }
  return (
    <Tooltip label={name}>
      <button
        type="button"
        className={classes.bar}
        data-reason={absence.reason}
        aria-label={name}
        onClick={() => onEdit(absence)}
      >
        {words}
      </button>
    </Tooltip>
  );
}
