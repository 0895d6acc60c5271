import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RequestDetail, requestRoutes } from '#contract/requests.ts';
import { call, isProblem } from '../../../shell/api-client.ts';
import { noteDraft } from '../../../shell/open-requests.ts';
import { toastDone, toastProblem } from '../../../ui/toast.tsx';
import type { Write } from '../page/page-api.ts';
import { useRequestDesk } from '../page/request-context.ts';
import { afterSending, attemptOf, type Draft, hasText, keepDraft, type Mode, recallDraft } from './composer-draft.ts';

/** Who is on the phone, or stands at the desk, is not answered by mail: what was said is written down. */
function firstMode(request: RequestDetail, modes: Mode[]): Mode {
  const spoken = request.channel === 'phone' || request.channel === 'in_person';
  return spoken && modes.includes('call_note') ? 'call_note' : (modes[0] ?? 'note');
}

/** The draft of a request and its sending. The text leaves the composer only when the server has it. */
export function useComposer(modes: Mode[]) {
  const { t } = useTranslation('requests');
  const desk = useRequestDesk();
  const { request, write } = desk;
  const params = { id: request.id };
  const [draft, setDraft] = useState<Draft>(() => recallDraft(request.id, firstMode(request, modes)));
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const underway = useRef(false);
  const mode = modes.includes(draft.mode) ? draft.mode : (modes[0] ?? 'note');

  const change = (next: Draft) => {
    setDraft(next);
    keepDraft(request.id, next);
    noteDraft(request.number, hasText(next));
  };
  const filled = hasText(draft);
  useEffect(() => noteDraft(request.number, filled), [request.number, filled]);

  const { asked } = desk;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each asking switches once; afterwards the person may switch
  useEffect(() => {
    if (asked && modes.includes(asked.mode)) setDraft((before) => ({ ...before, mode: asked.mode }));
  }, [asked?.turn]);

  const type = (text: string) =>
    change({
      ...draft,
      mode,
      texts: { ...draft.texts, [mode]: text },
      since: text.trim() === '' ? null : (draft.since ?? request.messageCount),
    });

  const send = async () => {
    const text = draft.texts[mode].trim();
    if (text === '' || underway.current) return;
    underway.current = true;
    setSending(true);
    setError(null);
    const sent: Draft = { ...draft, mode };
    const { id, of } = attemptOf(sent);
    change({ ...sent, attempt: { id, of } });
    const { afterwards, to, cc } = sent;
    const writes: Record<Mode, Write> = {
      reply: (version) =>
        call(requestRoutes.reply, {
          params,
          body: { id, text, afterwards, version, ...(to ? { to } : {}), ...(cc ? { cc } : {}) },
        }),
      // A note collides with nothing, so it needs no version and is never refused for one.
      note: () => call(requestRoutes.addNote, { params, body: { id, text } }),
      call_note: () => call(requestRoutes.addCallNote, { params, body: { id, text } }),
    };
    try {
      if (mode === 'reply' && afterwards !== 'stay') await desk.flush();
      await write(writes[mode]);
      change(afterSending(sent));
      toastDone(
        t(`page.sent.${mode === 'reply' ? afterwards : mode}`),
        mode === 'reply' ? wayBack(afterwards) : undefined,
      );
    } catch (failure) {
      setError(failure);
      if (isProblem(failure, 'incomplete')) desk.tryCompleting();
    } finally {
      underway.current = false;
      setSending(false);
    }
  };

  const wayBack = (afterwards: Draft['afterwards']) => {
    if (afterwards === 'stay') return undefined;
    const opposite: Write =
      afterwards === 'ask'
        ? () => call(requestRoutes.resume, { params })
        : () => call(requestRoutes.reopen, { params });
    return {
      label: t(afterwards === 'ask' ? 'page.do.resume' : 'page.do.reopen'),
      run: () => void write(opposite).catch((failure) => toastProblem(failure)),
    };
  };
  const newSince = draft.since === null ? 0 : Math.max(0, request.messageCount - draft.since);
  return { draft, mode, change, type, send, sending, error, newSince };
}
