import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RequestDetail, requestRoutes } from '#contract/requests.ts';
import { call, isProblem } from '../../../shell/api-client.ts';
import { runAction } from '../../../shell/keys.ts';
import { goToLastList } from '../../../shell/last-list.ts';
import { closeOpen } from '../../../shell/open-requests.ts';
import { useMe } from '../../../shell/session.tsx';
import { toastDone, toastProblem } from '../../../ui/toast.tsx';
import type { Write } from '../page/page-api.ts';
import { placeId, useRequestDesk } from '../page/request-context.ts';
import { useTimeline } from '../timeline/timeline-api.ts';
import { afterSending, attemptOf, type Draft, hasContent, type Mode } from './composer-draft.ts';
import { isEmptyHtml } from './html-words.ts';
import { firstLine, type Newer, newerMessages } from './newer-messages.ts';
import { offerUndo } from './undo-toast.tsx';
import { useDraft } from './use-draft.ts';
import { useFiles } from './use-files.ts';
import { useTakeBack } from './use-take-back.ts';

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
  const { preferences } = useMe();
  const navigate = useNavigate();
  const takeBack = useTakeBack();
  const drafts = useDraft(request, firstMode(request, modes));
  const { draft, change } = drafts;
  const timeline = useTimeline(request.id);
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  /** Messages to look at before a stale send; null while nobody asked to send. */
  const [stale, setStale] = useState<Newer[] | null>(null);
  const [picturesPending, setPicturesPending] = useState(false);
  /** Whether sending was tried while a file could not go along. */
  const [leavesOut, setLeavesOut] = useState(false);
  const underway = useRef(false);
  const mode = modes.includes(draft.mode) ? draft.mode : (modes[0] ?? 'note');

  const { asked } = desk;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each asking switches once; afterwards the person may switch
  useEffect(() => {
    if (!asked || !modes.includes(asked.mode) || asked.mode === mode) return;
    // The editor of the other kind takes the focus when it is there.
    drafts.refocus.current = true;
    change({ ...draft, mode: asked.mode });
  }, [asked?.turn]);

  const newest = useRef(draft);
  newest.current = draft;
  const files = useFiles((into, file) => {
    const { current } = newest;
    newest.current = begun({ ...current, files: { ...current.files, [into]: [...current.files[into], file] } });
    change(newest.current);
  });
  /** Notes how many messages there were when the first word was written. */
  const begun = (next: Draft): Draft =>
    hasContent(next, 'reply') ? { ...next, since: next.since ?? request.messageCount } : { ...next, since: null };

  const type = (html: string, pending: boolean) => {
    setPicturesPending(pending);
    const text = isEmptyHtml(html) ? '' : html;
    if (text === draft.texts[mode]) return;
    newest.current = begun({ ...draft, mode, texts: { ...draft.texts, [mode]: text } });
    change(newest.current);
  };
  const newer = newerMessages(timeline.data ?? [], request.messageCount, draft.since);
  const filled = hasContent(draft, mode) || picturesPending;
  const waits = picturesPending || files.sending.some((one) => one.mode === mode && !one.failed);

  const failed = files.sending.filter((one) => one.mode === mode && one.failed);
  const send = async (force = false, without = false) => {
    if (!hasContent(draft, mode) || waits || underway.current) return;
    // Who attached a file means it to go along; that it does not is said before anything leaves.
    if (failed.length > 0 && !without) {
      setLeavesOut(true);
      return;
    }
    setLeavesOut(false);
    for (const one of failed) files.remove(one.key);
    if (mode === 'reply' && !force && newer.length > 0) {
      setStale(newer);
      return;
    }
    underway.current = true;
    setSending(true);
    setError(null);
    setStale(null);
    // Texts of other kinds must be with the server before it takes this one out of the draft.
    if (draft.dirty && modes.some((one) => one !== mode && hasContent(draft, one))) await drafts.save();
    const kept = await drafts.pause();
    const sent: Draft = { ...kept, mode };
    const { id, of } = attemptOf(sent);
    const holdSeconds = preferences.undoSeconds ?? 10;
    try {
      if (mode === 'reply' && sent.afterwards !== 'stay') await desk.flush();
      await write(sendingOf(sent, id, { params, holdSeconds, force }));
      // Who writes notes often writes another; after a reply the eye is on what was sent.
      drafts.goOn(afterSending(sent), mode !== 'reply');
    } catch (failure) {
      drafts.goOn();
      change({ ...sent, attempt: { id, of } });
      setError(isProblem(failure, 'newer_messages') ? null : failure);
      if (isProblem(failure, 'newer_messages')) setStale(newerOf(failure.problem.facts));
      if (isProblem(failure, 'incomplete')) desk.tryCompleting();
      return;
    } finally {
      underway.current = false;
      setSending(false);
    }
    said(sent, id, holdSeconds);
  };

  /** Says that it is done, offers the way back, and goes where the person wants to be next. */
  const said = (sent: Draft, messageId: string, holdSeconds: number) => {
    const words = t(`page.sent.${mode === 'reply' ? sent.afterwards : mode}`);
    if (mode !== 'reply') {
      toastDone(words, undefined, true);
      return;
    }
    const undo = async () => {
      if (!(await takeBack(messageId))) return;
      await navigate({ to: '/requests/$number', params: { number: String(request.number) } });
      desk.goTo('reply');
    };
    if (holdSeconds > 0) {
      offerUndo({ messageId, words, seconds: holdSeconds, undo });
    } else toastDone(words, wayBack(sent.afterwards), true);
    const next = preferences.afterSending ?? 'stay';
    if (next === 'stay') document.getElementById(placeId('timeline'))?.focus({ preventScroll: true });
    else {
      closeOpen(request.number);
      void goToLastList(navigate);
      if (next === 'next') runAction('next');
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
  return {
    ...{ drafts, draft, mode, change, type, send, sending, error, newer, stale, files, filled, waits },
    leftOut: leavesOut ? failed : [],
    look: () => {
      setStale(null);
      // Whoever has looked knows them; the next press sends.
      change({ ...draft, since: request.messageCount });
      desk.goTo('newest');
    },
    dropStale: () => setStale(null),
  };
}

type Sent = { params: { id: string }; holdSeconds: number; force: boolean };

/** The call that says what was written, by its kind. */
function sendingOf(sent: Draft, id: string, { params, holdSeconds, force }: Sent): Write {
  const { mode, afterwards, to, cc, bcc, since } = sent;
  const html = sent.texts[mode];
  const written = { id, html, attachmentIds: sent.files[mode].map((file) => file.id) };
  // A note collides with nothing, so it needs no version and is never refused for one.
  if (mode === 'note') return () => call(requestRoutes.addNote, { params, body: written });
  if (mode === 'call_note') return () => call(requestRoutes.addCallNote, { params, body: written });
  const recipients = { ...(to ? { to } : {}), ...(cc ? { cc } : {}), ...(bcc ? { bcc } : {}) };
  const seen = since === null ? {} : { sinceCount: since };
  return (version) =>
    call(requestRoutes.reply, {
      params,
      body: { ...written, ...recipients, ...seen, afterwards, version, holdSeconds, ...(force ? { force } : {}) },
    });
}

function newerOf(facts: Record<string, unknown> | undefined): Newer[] {
  const messages = Array.isArray(facts?.messages) ? (facts.messages as Newer[]) : [];
  return messages.map((one) => ({ ...one, text: firstLine(one.text) }));
}
