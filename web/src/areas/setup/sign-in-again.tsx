import { Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFocusBack } from '../../ui/focus-back.ts';
import { SignInForm } from './sign-in-form.tsx';

/** Above open work when the session ends: the password, and one goes on where one was. */
export default function SignInAgain({ email, onDone }: { email: string; onDone: () => void }) {
  const { t } = useTranslation('setup');
  useFocusBack();
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t('againTitle')}
    >
      <Text mb="md">{t('againText')}</Text>
      <SignInForm email={email} onDone={onDone} />
    </Modal>
  );
}
