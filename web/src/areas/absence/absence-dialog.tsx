import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Absence, type AbsencePeriod, type AbsenceReason, absenceReasons } from '#contract/room.ts';
import { isProblem } from '../../shell/api-client.ts';
import { localOf, momentOf } from '../../ui/local-time.ts';
import { toastDone, toastProblem } from '../../ui/toast.tsx';
import { DialogForm } from '../requests/dialogs/dialog-form.tsx';
import { Effects } from '../settings/effects/effects.tsx';
import classes from './absence.module.css';
import { useAbsenceWrites } from './absence-api.ts';
import { useAbsenceWords } from './absence-words.ts';

export type AbsentPerson = { id: string; name: string; zone: string };

/** Adds an absence or changes one. Days and times are those of the person it is about. */
export default function AbsenceDialog(props: {
  absence?: Absence | undefined;
  people: AbsentPerson[];
  personId: string;
  day: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('absence');
  const { when } = useAbsenceWords();
  const { absence, people } = props;
  const writes = useAbsenceWrites();
  const [personId, setPersonId] = useState(absence?.person.id ?? props.personId);
  const person = people.find((one) => one.id === personId) ?? people[0];
  const zone = person?.zone ?? 'UTC';
  const [reason, setReason] = useState<AbsenceReason>(absence?.reason ?? 'vacation');
  const [whole, setWhole] = useState(absence?.wholeDays ?? true);
  const [days, setDays] = useState({ from: absence?.fromOn ?? props.day, to: absence?.toOn ?? props.day });
  const [times, setTimes] = useState({
    from: absence && !absence.wholeDays ? localOf(Date.parse(absence.fromAt), zone) : `${props.day}T09:00`,
    to: absence && !absence.wholeDays ? localOf(Date.parse(absence.toAt), zone) : `${props.day}T12:00`,
  });
  const [note, setNote] = useState(absence?.note ?? '');
  const [overlap, setOverlap] = useState<string | null>(null);
  const period = whole ? dayPeriod(days) : timePeriod(times, zone);
  const typed = whole ? days : times;
  const backwards = typed.from !== '' && typed.to !== '' && (whole ? typed.to < typed.from : typed.to <= typed.from);

  const submit = async () => {
    if (!period || !person) return false;
    setOverlap(null);
    try {
      if (absence) await writes.edit.mutateAsync({ absence, body: { reason, note, period } });
      else await writes.add.mutateAsync({ personId: person.id, reason, note, period });
    } catch (error) {
      if (!isProblem(error, 'absence_overlaps')) throw error;
      const { fromAt, toAt } = error.problem.facts as { fromAt: string; toAt: string };
      setOverlap(t('overlaps', { name: person.name, when: when({ fromAt, toAt, wholeDays: true, zone }) }));
      return false;
    }
    toastDone(t('saved', { name: person.name }));
    return true;
  };
  const remove = async () => {
    if (!absence || !period) return;
    try {
      await writes.remove.mutateAsync(absence.id);
    } catch (error) {
      toastProblem(error);
      return;
    }
    const kept = { personId: absence.person.id, reason: absence.reason ?? 'other', note: absence.note ?? '', period };
    toastDone(t('removed', { name: absence.person.name }), {
      label: t('undo'),
      run: () => writes.add.mutate(kept, { onError: (error) => toastProblem(error) }),
    });
    props.onClose();
  };
  return (
    <DialogForm
      title={t(absence ? 'edit' : 'add')}
      verb={t('save')}
      disabled={period === null || backwards}
      submit={submit}
      onClose={props.onClose}
      other={
        absence ? (
          <Button variant="default" onClick={() => void remove()}>
            {t('remove')}
          </Button>
        ) : undefined
      }
    >
      {people.length > 1 ? (
        <Select
          label={t('person')}
          searchable
          allowDeselect={false}
          disabled={absence !== undefined}
          data={people.map((one) => ({ value: one.id, label: one.name }))}
          value={personId}
          onChange={(next) => next && setPersonId(next)}
          comboboxProps={{ withinPortal: true }}
        />
      ) : null}
      <SegmentedControl
        aria-label={t('why')}
        value={reason}
        onChange={(next) => setReason(next as AbsenceReason)}
        data={absenceReasons.map((one) => ({ value: one, label: t(`reason.${one}`) }))}
        className={classes.segments}
      />
      <SegmentedControl
        aria-label={t('how')}
        value={whole ? 'days' : 'hours'}
        onChange={(next) => setWhole(next === 'days')}
        data={[
          { value: 'days', label: t('wholeDays') },
          { value: 'hours', label: t('hours') },
        ]}
      />
      <div className={classes.period}>
        {(['from', 'to'] as const).map((end) => (
          <TextInput
            key={end}
            type={whole ? 'date' : 'datetime-local'}
            label={t(end === 'from' ? 'from' : whole ? 'to' : 'toTime')}
            error={end === 'to' && backwards ? t('backwards') : undefined}
            value={typed[end]}
            onChange={(event) => (whole ? setDays : setTimes)({ ...typed, [end]: event.currentTarget.value })}
          />
        ))}
      </div>
      {person ? <p className={classes.hint}>{t('zone', { zone, name: person.name })}</p> : null}
      <TextInput
        label={t('note')}
        description={t('noteHint')}
        maxLength={300}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {person && period && !backwards ? (
        <Effects kind="absence" id={absence?.id} values={{ personId: person.id, period }} />
      ) : null}
      {overlap ? (
        <p role="alert" className={classes.overlap}>
          {overlap}
        </p>
      ) : null}
    </DialogForm>
  );
}

const dayPeriod = (days: { from: string; to: string }): AbsencePeriod | null =>
  days.from && days.to ? { fromOn: days.from, toOn: days.to } : null;

function timePeriod(times: { from: string; to: string }, zone: string): AbsencePeriod | null {
  const from = momentOf(times.from, zone);
  const to = momentOf(times.to, zone);
  if (from === null || to === null) return null;
  return { fromAt: new Date(from).toISOString(), toAt: new Date(to).toISOString() };
}
