import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';

/**
 * Asks before what cannot be undone. Resolves true when confirmed. `confirm` is the verb of the button ("Delete 3 rules"),
 * `body` says with numbers what will happen.
 */
export function askToConfirm(question: {
  title: string;
  body: string;
  confirm: string;
  cancel: string;
  danger?: boolean;
}): Promise<boolean> {
  return new Promise((resolve) => {
    modals.openConfirmModal({
      title: question.title,
      children: <Text>{question.body}</Text>,
      labels: { confirm: question.confirm, cancel: question.cancel },
      confirmProps: question.danger ? { color: 'red.8' } : {},
      onConfirm: () => resolve(true),
      onCancel: () => resolve(false),
      onClose: () => resolve(false),
    });
  });
}
