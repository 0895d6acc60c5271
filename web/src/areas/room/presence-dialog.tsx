import { SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Presence, type PresenceState, presenceStates } from '#contract/room.ts';
import { localOf, momentOf } from '../../ui/local-time.ts';
import { useZone } from '../../ui/zone.ts';
import { DialogForm } from '../requests/dialogs/dialog-form.tsx';
import { useSetPresence } from './presence-api.ts';

/** A state with a word for colleagues and the time of being back. */
export default function PresenceDialog({ presence, onClose }: { presence: Presence; onClose: () => void }) {
  const { t } = useTranslation('room');
  const zone = useZone();
  const set = useSetPresence();
  const [state, setState] = useState<PresenceState>(presence.state === 'available' ? 'break' : presence.state);
  const [note, setNote] = useState(presence.note ?? '');
  const [until, setUntil] = useState(presence.untilAt ? localOf(Date.parse(presence.untilAt), zone) : '');
  const moment = until ? momentOf(until, zone) : null;
  const past = moment !== null && moment <= Date.now();
  const submit = async () => {
    await set.mutateAsync({ state, note, untilAt: moment === null ? null : new Date(moment).toISOString() });
    return true;
  };
  return (
    <DialogForm title={t('mine')} verb={t('save')} disabled={past} submit={submit} onClose={onClose}>
      <SegmentedControl
        aria-label={t('mine')}
        value={state}
        onChange={(next) => setState(next as PresenceState)}
        data={presenceStates.map((one) => ({ value: one, label: t(`state.${one}`) }))}
      />
      <TextInput
        label={t('note')}
        description={t('noteHint')}
        maxLength={200}
        data-autofocus
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <TextInput
        type="datetime-local"
        label={t('untilLabel')}
        description={t('untilHint')}
        error={past ? t('untilPast') : undefined}
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
