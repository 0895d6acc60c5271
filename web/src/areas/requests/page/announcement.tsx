import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../shell/session.tsx';
import { useTimeline } from '../timeline/timeline-api.ts';
import { isOwn } from './own-changes.ts';
import { useRequestDesk } from './request-context.ts';
import classes from './request-desk.module.css';

/** Milliseconds the line stays in sight; screen readers hear it once. */
const shownFor = 8_000;

/** Says politely that somebody else has changed what is on the screen. */
export function Announcement() {
  const { t } = useTranslation('requests');
  const { request } = useRequestDesk();
  const me = useMe();
  const timeline = useTimeline(request.id);
  const seen = useRef(request.version);
  const [words, setWords] = useState('');
  const last = timeline.data?.at(-1);
  const who = last?.type === 'message' ? last.author.name : last?.actor.kind === 'person' ? last.actor.name : undefined;
  const mine = who === me.person.name;
  useEffect(() => {
    if (request.version === seen.current || timeline.isFetching) return;
    const own = isOwn(request.id, request.version);
    seen.current = request.version;
    // What I did myself, here or in another window, is no news to me.
    if (own || mine) return;
    setWords(who ? t('page.changedBy', { who }) : t('page.changed'));
  }, [request.id, request.version, timeline.isFetching, who, mine, t]);
  // On its own: another fetch in between must not take away the end of the line.
  useEffect(() => {
    if (words === '') return;
    const timer = setTimeout(() => setWords(''), shownFor);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <div role="status" aria-live="polite" className={classes.announcement}>
      {words === '' ? null : <span className={classes.announced}>{words}</span>}
    </div>
  );
}
