import { Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { signInWithPasskey, wasCancelled } from './api.ts';

/** Asks the browser for a passkey. */
export function PasskeyButton({ onDone, primary }: { onDone: () => void; primary?: boolean }) {
  const { t } = useTranslation('sign-in');
  const enter = useMutation({ mutationFn: () => signInWithPasskey(false), onSuccess: onDone });
  return (
    <>
      <Button
        size="md"
        variant={primary ? 'filled' : 'default'}
        leftSection={<IconFingerprint size={18} aria-hidden />}
        loading={enter.isPending}
        onClick={() => enter.mutate()}
      >
        {t('passkeyEnter')}
      </Button>
      {enter.error && !wasCancelled(enter.error) ? <ProblemAlert error={enter.error} /> : null}
    </>
  );
}
