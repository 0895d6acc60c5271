import { Checkbox, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '#contract/views.ts';
import { useMay, useMe } from '../../shell/session.tsx';
import { DialogForm } from '../requests/dialogs/dialog-form.tsx';

/** Asks what a new view is called and, of those who may share, with whom. */
export default function SaveViewDialog(props: {
  create: (body: { name: string; shared: boolean; centreId: string | null }) => Promise<View>;
  onSaved: (view: View) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('worklist');
  const may = useMay();
  const me = useMe();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const [centreId, setCentreId] = useState<string | null>(null);
  return (
    <DialogForm
      title={t('save.title')}
      verb={t('save.verb')}
      disabled={name.trim() === ''}
      onClose={props.onClose}
      submit={async () => {
        props.onSaved(await props.create({ name, shared, centreId: shared ? centreId : null }));
        return true;
      }}
    >
      <TextInput
        data-autofocus
        label={t('save.name')}
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {may('view.share') ? (
        <Checkbox
          label={t('save.shared')}
          description={t('save.sharedHint')}
          checked={shared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
      ) : null}
      {shared && me.centres.length > 0 ? (
        <Select
          label={t('save.centre')}
          placeholder={t('save.everybody')}
          clearable
          data={me.centres.map((one) => ({ value: one.id, label: one.name }))}
          value={centreId}
          onChange={setCentreId}
          comboboxProps={{ withinPortal: true }}
        />
      ) : null}
    </DialogForm>
  );
}
