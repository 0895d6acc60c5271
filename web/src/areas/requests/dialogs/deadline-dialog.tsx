import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { requestRoutes } from '#contract/requests.ts';
import { call } from '../../../shell/api-client.ts';
import { localOf, momentOf } from '../../../ui/local-time.ts';
import { exactMoment } from '../../../ui/moment-words.ts';
import { useZone } from '../../../ui/zone.ts';
import { useRequestDesk } from '../page/request-context.ts';
import { DialogForm } from './dialog-form.tsx';
import { useDialogCommand } from './use-dialog-command.ts';

/** Sets the deadline by hand; from then on no priority moves it. */
export function DeadlineDialog({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation('requests');
  const { request } = useRequestDesk();
  const zone = useZone();
  const [local, setLocal] = useState(() =>
    localOf(request.deadlineAt ? Date.parse(request.deadlineAt) : Date.now(), zone),
  );
  const command = useDialogCommand();
  const at = momentOf(local, zone);
  const set = (deadlineAt: string | null) => (version: number) =>
    call(requestRoutes.setDeadline, { params: { id: request.id }, body: { deadlineAt, version } });
  const submit = async () => {
    if (at === null) return false;
    const instant = new Date(at).toISOString();
    const back = request.deadlineSource === 'manual' ? request.deadlineAt : null;
    return command(
      set(instant),
      t('page.done.set_deadline', { at: exactMoment(instant, i18n.language, zone) }),
      set(back),
    );
  };
  return (
    <DialogForm
      title={t('page.do.set_deadline')}
      verb={t('page.deadline.verb')}
      disabled={at === null}
      submit={submit}
      onClose={onClose}
    >
      <TextInput
        type="datetime-local"
        data-autofocus
        label={t('page.deadline.at')}
        description={t('page.deadline.hint', { zone })}
        value={local}
        onChange={(event) => setLocal(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
