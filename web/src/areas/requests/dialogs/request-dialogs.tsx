import type { DialogName } from '../page/request-context.ts';
import { ApplyRulesDialog } from './apply-rules-dialog.tsx';
import { AskDialog } from './ask-dialog.tsx';
import { AssignDialog } from './assign-dialog.tsx';
import { DeadlineDialog } from './deadline-dialog.tsx';
import { PostponeDialog } from './postpone-dialog.tsx';
import { ReopenDialog } from './reopen-dialog.tsx';
import { SolveDialog } from './solve-dialog.tsx';

const dialogs = {
  assign: AssignDialog,
  postpone: PostponeDialog,
  ask: AskDialog,
  solve: SolveDialog,
  reopen: ReopenDialog,
  deadline: DeadlineDialog,
  apply_rules: ApplyRulesDialog,
} as const;

/** The dialog that is open, if one is. */
export function RequestDialogs({ open, onClose }: { open: DialogName | null; onClose: () => void }) {
  if (!open) return null;
  const Dialog = dialogs[open];
  return <Dialog onClose={onClose} />;
}
