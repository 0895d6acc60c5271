import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/**
 * The press by which a person stands by what a rule or another hand of the desk has chosen. `focusId`: the field it belongs
 * to, which gets the focus, as the button goes with what it does.
 */
export function ConfirmChoice({ name, focusId, onConfirm }: { name: string; focusId: string; onConfirm: () => void }) {
  const { t } = useTranslation('requests');
  return (
    <Button
      size="compact-xs"
      variant="light"
      aria-label={name}
      onClick={() => {
        document.getElementById(focusId)?.focus();
        onConfirm();
      }}
    >
      {t('page.what.confirm')}
    </Button>
  );
}
