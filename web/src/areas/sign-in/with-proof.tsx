import { Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../shell/api-client.ts';
import { useFocusBack } from '../../ui/focus-back.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import type { Proof } from './api.ts';
import { ProofForm } from './proof-form.tsx';

/** A dialog that asks who one is and then does `run`. */
export function WithProof<R>(props: {
  title: string;
  signInAgain?: boolean | undefined;
  run: (proof: Proof) => Promise<R>;
  onDone: (result: R) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('ui');
  useFocusBack();
  const act = useMutation({ mutationFn: props.run, onSuccess: props.onDone });
  const wrong = isProblem(act.error, 'proof_needed');
  return (
    <Modal opened onClose={props.onClose} title={props.title} closeButtonProps={{ 'aria-label': t('close') }}>
      <ProofForm
        pending={act.isPending}
        wrong={wrong}
        signInAgain={props.signInAgain}
        onProof={(proof) => act.mutate(proof)}
      />
      {act.error && !wrong ? <ProblemAlert error={act.error} /> : null}
    </Modal>
  );
}
