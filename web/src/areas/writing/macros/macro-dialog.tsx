import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusBack } from '../../../ui/focus-back.ts';
import { useRequestDesk } from '../../requests/page/request-context.ts';
import { MacroList } from './macro-list.tsx';
import { MacroRun } from './macro-run.tsx';

/** The macros of a request: the list to type in, then the one chosen with what it would do. */
export default function MacroDialog(props: { macroId: string | null; onClose: () => void }) {
  useFocusBack();
  const { t } = useTranslation(['writing', 'ui']);
  const { request } = useRequestDesk();
  const [chosen, setChosen] = useState(props.macroId);
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('dialog.on', { number: request.number })}
      size="lg"
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {chosen ? (
        <MacroRun macroId={chosen} onClose={props.onClose} back={props.macroId ? undefined : () => setChosen(null)} />
      ) : (
        <MacroList onChoose={setChosen} onClose={props.onClose} />
      )}
    </Modal>
  );
}
