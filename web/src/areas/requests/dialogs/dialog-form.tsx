import { Button, Group, Modal, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { comboParts } from '../../../shell/keys.ts';
import { useFocusBack } from '../../../ui/focus-back.ts';
import { KeyHint } from '../../../ui/key-hint.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import classes from './dialogs.module.css';

/**
 * A dialog with one thing to do. Ctrl+Enter does it from anywhere inside, Escape leaves; the focus goes back to where it
 * was. `submit` resolves true when it is done; when it throws, the dialog stays with everything in it.
 */
export function DialogForm(props: {
  title: string;
  verb: string;
  disabled?: boolean;
  submit: () => Promise<boolean>;
  onClose: () => void;
  /** A second thing that may be done instead, beside the first. */
  other?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation(['requests', 'ui']);
  useFocusBack();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    if (busy || props.disabled) return;
    setBusy(true);
    setError(null);
    try {
      if (await props.submit()) props.onClose();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      size="lg"
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void submit();
        }}
      >
        <Stack gap="md">
          {props.children}
          {error ? <ProblemAlert compact error={error} kept={t('page.kept')} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={props.onClose}>
              {t('ui:cancel')}
            </Button>
            {props.other}
            <Button
              type="submit"
              className={classes.submit}
              loading={busy}
              disabled={props.disabled}
              rightSection={<KeyHint keys={comboParts('mod+enter')} />}
            >
              {props.verb}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
