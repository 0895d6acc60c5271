import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Signature, wordRoutes } from '#contract/words.ts';
import { call } from '../../shell/api-client.ts';
import { useMay } from '../../shell/session.tsx';
import { toastDone } from '../../ui/toast.tsx';
import { fromList } from '../catalog/api.ts';
import { useSettingsChanged } from '../settings/api.ts';
import { DeleteRecord } from '../settings/form/delete-record.tsx';
import { RecordDrawer } from '../settings/form/record-drawer.tsx';
import { saveRecord } from '../settings/form/save-record.ts';
import { useRecordForm } from '../settings/form/use-record-form.ts';
import { useCentres } from '../staff/api.ts';
import { listSignatures } from './api.ts';
import { TextsField } from './editor/texts-field.tsx';
import { useSignatureName } from './signature-name.ts';

const own = 'own';
const desk = 'desk';

/** One signature. Whose it is, is chosen when it is made, among those who have none yet. */
export function SignatureDrawer(props: { signature?: Signature; taken: Signature[]; onClose: () => void }) {
  const { t } = useTranslation('writing');
  const { signature, taken, onClose } = props;
  const may = useMay();
  const shares = may('text.edit');
  const changed = useSettingsChanged();
  const nameOf = useSignatureName();
  const centres = useCentres().data?.rows ?? [];
  const free = [
    ...(taken.some((one) => one.person) ? [] : [{ value: own, label: t('signature.mine') }]),
    ...(shares
      ? [
          ...(taken.some((one) => !one.person && !one.centre) ? [] : [{ value: desk, label: t('signature.desk') }]),
          ...centres
            .filter((centre) => !taken.some((one) => one.centre?.id === centre.id))
            .map((centre) => ({ value: centre.id, label: centre.name })),
        ]
      : []),
  ];
  const form = useRecordForm({
    record: signature,
    draftOf: (saved: Signature | undefined) => ({
      whose: saved ? (saved.person ? own : (saved.centre?.id ?? desk)) : (free[0]?.value ?? own),
      texts: saved?.texts ?? {},
    }),
    schema: signature ? wordRoutes.editSignature.body : wordRoutes.createSignature.body,
    bodyOf: ({ whose, texts }) =>
      signature
        ? { texts }
        : { texts, personal: whose === own, centreId: whose === own || whose === desk ? null : whose },
    save: saveRecord(wordRoutes.createSignature, wordRoutes.editSignature, signature),
    reread: signature && (() => fromList(signature.id, listSignatures)),
    codeAt: { unknown_variable: 'texts', unknown_module: 'texts', empty_text: 'texts', already_exists: 'whose' },
    onSaved: (saved) => {
      void changed();
      toastDone(t('text.saved', { name: nameOf(saved) }));
      onClose();
    },
  });
  const { values, set, at } = form;
  const mayEdit = may('request.note') && (values.whose === own || shares);
  return (
    <RecordDrawer
      wide
      title={signature ? nameOf(signature) : t('signature.add')}
      form={form}
      onClose={onClose}
      mayEdit={mayEdit}
      names={{ whose: t('signature.of'), texts: t('signature.text') }}
      more={
        signature && mayEdit ? (
          <DeleteRecord
            label={t('delete')}
            title={t('deleteTitle', { name: nameOf(signature) })}
            text={t('signature.deleteText')}
            done={t('deleted', { name: nameOf(signature) })}
            remove={() => call(wordRoutes.deleteSignature, { params: { id: signature.id } })}
            form={form}
            onClose={onClose}
          />
        ) : null
      }
    >
      {signature ? null : (
        <Select
          data-autofocus
          label={t('signature.of')}
          allowDeselect={false}
          data={free}
          value={values.whose}
          onChange={(whose) => whose && set('whose', whose)}
          error={at('whose')}
        />
      )}
      <TextsField
        label={t('signature.text')}
        value={values.texts}
        onChange={(texts) => set('texts', texts)}
        personal={false}
        disabled={!mayEdit}
        error={at('texts')}
      />
    </RecordDrawer>
  );
}
