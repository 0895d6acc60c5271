import { modals } from '@mantine/modals';
import { useState } from 'react';
import { isProblem } from '../../shell/api-client.ts';
import type { Proof } from './api.ts';
import { ProofForm } from './proof-form.tsx';

/**
 * Does `run`; where the desk wants to know that it is oneself, asks in a dialog and does it again with the answer. Throws
 * what `run` throws, and `proof_needed` where the dialog is left.
 */
export async function proving<R>(title: string, closeLabel: string, run: (proof: Proof) => Promise<R>): Promise<R> {
  try {
    return await run({});
  } catch (error) {
    if (!isProblem(error, 'proof_needed')) throw error;
    const signInAgain = Boolean(error.problem.facts?.signInAgain);
    return new Promise<R>((resolve, reject) => {
      const id = modals.open({
        title,
        closeButtonProps: { 'aria-label': closeLabel },
        onClose: () => reject(error),
        children: (
          <Asking
            signInAgain={signInAgain}
            run={run}
            onDone={(result) => {
              resolve(result);
              modals.close(id);
            }}
            onFailed={(failure) => {
              reject(failure);
              modals.close(id);
            }}
          />
        ),
      });
    });
  }
}

/** Asks until the proof is right; any other refusal is for whoever asked. */
function Asking<R>(props: {
  signInAgain: boolean;
  run: (proof: Proof) => Promise<R>;
  onDone: (result: R) => void;
  onFailed: (error: unknown) => void;
}) {
  const [pending, setPending] = useState(false);
  const [wrong, setWrong] = useState(false);
  const [signInAgain, setSignInAgain] = useState(props.signInAgain);
  const prove = async (proof: Proof) => {
    setPending(true);
    try {
      props.onDone(await props.run(proof));
    } catch (error) {
      if (!isProblem(error, 'proof_needed')) return props.onFailed(error);
      setWrong(true);
      // After too many wrong ones only coming in anew is left.
      setSignInAgain(Boolean(error.problem.facts?.signInAgain));
      setPending(false);
    }
  };
  return <ProofForm pending={pending} wrong={wrong} signInAgain={signInAgain} onProof={(proof) => void prove(proof)} />;
}
