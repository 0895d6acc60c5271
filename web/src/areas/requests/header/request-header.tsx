import { IconMessageExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../shell/session.tsx';
import { pathWords } from '../../../ui/path-words.ts';
import { Signal } from '../../../ui/signal.tsx';
import { ReadLight } from '../../together/read-light.tsx';
import { Viewers } from '../../together/viewers.tsx';
import { ChannelIcon } from '../channel-icon.tsx';
import { Clock } from '../clock.tsx';
import { EscalationMark } from '../escalation-mark.tsx';
import { useRequestDesk } from '../page/request-context.ts';
import { SavedMark } from '../what/draft-field.tsx';
import { FieldConflict } from '../what/field-conflict.tsx';
import { useFieldDraft } from '../what/use-field-draft.ts';
import { whyOf } from '../why-this.ts';
import { Commands } from './commands.tsx';
import classes from './header.module.css';
import { NumberButton } from './number-button.tsx';

/** Number, subject, standing and commands of the request; always in sight. */
export function RequestHeader() {
  const { t } = useTranslation('requests');
  const { request } = useRequestDesk();
  const me = useMe();
  const why = whyOf(request.number);
  return (
    <header className={classes.header}>
      <div className={classes.top}>
        <NumberButton number={request.number} />
        <Subject />
        <Commands />
      </div>
      <div className={classes.standing}>
        <span className={classes.channel}>
          <ChannelIcon channel={request.channel} />
        </span>
        <Signal tone={request.phase === 'solved' || request.phase === 'closed' ? 'done' : 'accent'}>
          {request.status.name}
        </Signal>
        <Clock of={request} />
        <EscalationMark level={request.escalationLevel} />
        <span>
          <span className={classes.dim}>{t('page.owner')} </span>
          {request.owner?.name ?? t('page.nobody')}
          {request.ownerSource ? (
            <span className={classes.dim}>
              {' '}
              ({t('page.assignedBy', { how: t(`page.code.owner_source.${request.ownerSource}`) })})
            </span>
          ) : null}
        </span>
        <span className={classes.category} title={pathWords(request.category?.name)}>
          {pathWords(request.category?.name) ?? t('page.noCategory')}
        </span>
        {request.subKind === 'complaint' ? (
          <Signal tone="calm" icon={<IconMessageExclamation size={13} aria-hidden />}>
            {t('kind.complaint')}
          </Signal>
        ) : null}
        {/* One's own would turn while one looks. */}
        {request.owner?.id === me.person.id ? null : (
          <ReadLight light={request.readLight} owner={request.owner?.name} />
        )}
        <Viewers requestId={request.id} />
        {why ? <span className={classes.why}>{t('page.why', { why })}</span> : null}
      </div>
    </header>
  );
}

/** The subject, edited where it stands. */
function Subject() {
  const { t } = useTranslation('requests');
  const { request, can } = useRequestDesk();
  const one = useFieldDraft('subject');
  return (
    <div className={classes.subjectBox}>
      <input
        className={classes.subject}
        aria-label={t('page.subject')}
        placeholder={t(request.erasedAt ? 'erased' : 'noSubject')}
        value={one.draft.text}
        readOnly={!can('edit')}
        maxLength={300}
        title={one.draft.text}
        onChange={(event) => one.type(event.currentTarget.value)}
        onBlur={one.save}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
          one.save();
          event.currentTarget.blur();
        }}
      />
      <span className={classes.saved} data-shown={one.state !== 'idle' || undefined}>
        {one.state === 'failed' ? <span role="alert">{t('page.field.failed')}</span> : <SavedMark state={one.state} />}
      </span>
      {one.state === 'conflict' ? (
        <div className={classes.conflict}>
          <FieldConflict
            requestId={request.id}
            field="subject"
            mine={one.draft.text}
            theirs={one.draft.theirs ?? ''}
            onMine={one.keepMine}
            onTheirs={one.takeTheirs}
          />
        </div>
      ) : null}
    </div>
  );
}
