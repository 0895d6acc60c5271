import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Action, type RequestDetail, requestRoutes } from '#contract/requests.ts';
import { call, isProblem } from '../../../shell/api-client.ts';
import { useMay } from '../../../shell/session.tsx';
import { toastDone, toastProblem } from '../../../ui/toast.tsx';
import { requestKeys } from '../api.ts';
import type { Write } from './page-api.ts';
import { missingOf, useRequestDesk } from './request-context.ts';

/** Runs commands on the request: unsaved fields first, then the command, then a word that it is done, with a way back. */
export function useRequestActions() {
  const { t } = useTranslation('requests');
  const desk = useRequestDesk();
  const client = useQueryClient();
  const may = useMay();
  const { request, write, flush } = desk;
  const params = { id: request.id };

  const reopen: Write = () => call(requestRoutes.reopen, { params });
  const resume: Write = () => call(requestRoutes.resume, { params });
  const giveBack: Write = (version) => call(requestRoutes.assign, { params, body: { ownerId: null, version } });

  /** Resolves true when the command was done. */
  const run = async (command: Write, done: string, opposite?: Write): Promise<boolean> => {
    try {
      await flush();
      // Out of sight it has been said where it is, and there is no way back to it from here.
      if (!(await write(command)).inSight) return true;
    } catch (error) {
      if (isProblem(error, 'incomplete')) desk.tryCompleting();
      else toastProblem(error, t('page.kept'));
      return false;
    }
    const undo = opposite ? () => void run(opposite, t('page.undone')) : undefined;
    toastDone(done, undo ? { label: t('page.undo'), run: undo } : undefined);
    return true;
  };
  const done = (action: Action) => t(`page.done.${action}`, { number: request.number });
  const complete = async () => {
    try {
      // What is still being typed counts: once it is saved, the newest state says what is missing.
      await flush();
    } catch (error) {
      toastProblem(error, t('page.kept'));
      return;
    }
    const newest = client.getQueryData<RequestDetail>(requestKeys.byNumber(request.number)) ?? request;
    if (missingOf(newest).length > 0) {
      desk.tryCompleting();
      return;
    }
    const solved = request.phase === 'solved';
    void run(
      (version) => call(requestRoutes.close, { params, body: { version } }),
      done(solved || request.kind === 'comment' ? 'close' : 'solve_and_close'),
      may('request.reopen') ? reopen : undefined,
    );
  };
  const runs: Partial<Record<Action, () => void>> = {
    set_kind: () => desk.goTo('kind'),
    identify_customer: () => desk.goTo('who'),
    classify: () => desk.goTo('classification'),
    set_deadline: () => desk.openDialog('deadline'),
    assign: () => desk.openDialog('assign'),
    return_to_queue: () => void run(giveBack, done('return_to_queue'), ownerBack(request)),
    start: () =>
      void run(
        (version) => call(requestRoutes.start, { params, body: { version } }),
        done('start'),
        request.owner === null ? giveBack : undefined,
      ),
    reply: () => desk.goTo('reply'),
    add_note: () => desk.goTo('note'),
    add_call_note: () => desk.goTo('call_note'),
    ask_customer: () => desk.openDialog('ask'),
    postpone: () => desk.openDialog('postpone'),
    resume: () => void run(resume, done('resume')),
    solve: () => desk.openDialog('solve'),
    solve_and_close: () => void complete(),
    close: () => void complete(),
    reopen: () => desk.openDialog('reopen'),
    // Rules judge the words the server has.
    apply_rules: () =>
      void flush().then(
        () => desk.openDialog('apply_rules'),
        (error) => toastProblem(error, t('page.kept')),
      ),
  };
  return { runs, run, resume, reopen, giveBack };
}

/** Gives a request that is being put back to the queue to the owner it had. */
function ownerBack(request: RequestDetail): Write | undefined {
  const { owner, id } = request;
  if (!owner) return undefined;
  return (version) => call(requestRoutes.assign, { params: { id }, body: { ownerId: owner.id, version } });
}

/** Keys of the commands, as the header, the menu and `?` show them. */
export const keyOf: Partial<Record<Action, string>> = {
  reply: 'r',
  add_note: 'i',
  assign: 'a',
  postpone: 'p',
  set_kind: 't',
  classify: 'e',
  solve: 's',
};

/** Commands that have a place of their own on the page and so no button in the header. */
const elsewhere: ReadonlySet<Action> = new Set<Action>([
  'edit',
  'set_kind',
  'identify_customer',
  'classify',
  'set_priority',
  'set_deadline',
  'set_status',
  'reply',
  'add_note',
  'add_call_note',
]);

/** The commands of the header besides the primary one, in their lasting order; exactly those of `can`. */
export function headerCommands(request: Pick<RequestDetail, 'can' | 'nextStep'>): Action[] {
  return request.can.filter((action) => !elsewhere.has(action) && action !== request.nextStep);
}
