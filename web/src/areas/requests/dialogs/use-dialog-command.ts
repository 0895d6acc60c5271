import { useTranslation } from 'react-i18next';
import { toastDone, toastProblem } from '../../../ui/toast.tsx';
import type { Write } from '../page/page-api.ts';
import { useRequestDesk } from '../page/request-context.ts';

/**
 * Runs the command of a dialog: unsaved fields first, then the command, then a word that it is done, with the way back
 * where there is one. Errors are the dialog's to show.
 */
export function useDialogCommand() {
  const { t } = useTranslation('requests');
  const { flush, write } = useRequestDesk();
  return async (command: Write, done: string, opposite?: Write): Promise<boolean> => {
    await flush();
    // Out of sight it has been said where it is, and there is no way back to it from here.
    if (!(await write(command)).inSight) return true;
    const undo = opposite
      ? { label: t('page.undo'), run: () => void write(opposite).catch((error) => toastProblem(error)) }
      : undefined;
    toastDone(done, undo);
    return true;
  };
}
