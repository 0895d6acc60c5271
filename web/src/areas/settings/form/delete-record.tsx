import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { askToConfirm } from '../../../ui/confirm.tsx';
import { toastDone, toastProblem } from '../../../ui/toast.tsx';
import { useSettingsChanged } from '../api.ts';

/** The button in a drawer that deletes its record after a question; then says so and closes the drawer. */
export function DeleteRecord(props: {
  /** Of the button, and of the one that confirms. */
  label: string;
  /** The question, and what deleting means. */
  title: string;
  text: string;
  /** What is said when it is gone. */
  done: string;
  remove: () => Promise<unknown>;
  form: { restart: () => void };
  onClose: () => void;
}) {
  const { t } = useTranslation('ui');
  const changed = useSettingsChanged();
  const ask = async () => {
    const { label, title, text } = props;
    if (!(await askToConfirm({ title, body: text, confirm: label, cancel: t('cancel'), danger: true }))) return;
    try {
      await props.remove();
      // What is gone has no unsaved changes to ask about.
      props.form.restart();
      await changed();
      toastDone(props.done);
      props.onClose();
    } catch (error) {
      toastProblem(error);
    }
  };
  return (
    <Button variant="subtle" c="var(--linja-late)" onClick={() => void ask()}>
      {props.label}
    </Button>
  );
}
