import { ActionIcon, Button, Menu, NativeSelect, SegmentedControl } from '@mantine/core';
import { IconChevronDown, IconLock, IconPhone, IconSend, IconUserShare } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Action } from '#contract/requests.ts';
import { comboParts } from '../../../shell/keys.ts';
import { latePart } from '../../../shell/late-page.ts';
import { SendingChoices } from '../../../shell/sending-choices.tsx';
import { KeyHint } from '../../../ui/key-hint.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { WritingToo } from '../../together/writing-too.tsx';
import { SignatureBelow } from '../../writing/signature-below.tsx';
import { useRequestDesk } from '../page/request-context.ts';
import classes from './composer.module.css';
import { type Afterwards, hasContent, hasText, type Mode } from './composer-draft.ts';
import { DraftNotices } from './draft-notices.tsx';
import { AttachButton, FileChips } from './file-chips.tsx';
import { LeftOut } from './left-out.tsx';
import { Recipients } from './recipients.tsx';
import { StalePanel } from './stale-panel.tsx';
import type { useComposer } from './use-composer.ts';
import type { Saving } from './use-draft.ts';
import { WrittenField } from './written-field.tsx';

const HandOverDialog = latePart(() => import('./hand-over-dialog.tsx'));

const icons = { reply: IconSend, note: IconLock, call_note: IconPhone } as const;
const actionOf: Record<Mode, Action> = { reply: 'reply', note: 'add_note', call_note: 'add_call_note' };

/** The modes the person may write in now, in their lasting order. */
export function modesOf(can: (action: Action) => boolean): Mode[] {
  return (['reply', 'note', 'call_note'] as const).filter((mode) => can(actionOf[mode]));
}

type OfComposer = { composer: ReturnType<typeof useComposer> };

/** Where people write: which kind it is shows in the frame, the icon, the words of the button and who gets it. */
export function Composer({ composer, modes }: OfComposer & { modes: Mode[] }) {
  const { t } = useTranslation('requests');
  const { request, goTo } = useRequestDesk();
  const { drafts, draft, mode, change, type, send, error, newer, stale, files } = composer;
  const addFiles = (added: File[]) => files.add(mode, added);
  return (
    <section className={classes.composer} data-mode={mode} aria-label={t('page.composer.label')}>
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          value={mode}
          aria-label={t('page.composer.kind')}
          onChange={(next) => {
            drafts.refocus.current = false;
            change({ ...draft, mode: next as Mode });
          }}
          data={modes.map((one) => ({
            value: one,
            label: <ModeLabel mode={one} chosen={one === mode} filled={hasContent(draft, one)} />,
          }))}
        />
        {newer.length > 0 && mode === 'reply' && !stale ? (
          <Button size="compact-xs" variant="light" onClick={() => goTo('newest')}>
            {t('page.composer.newSince', { count: newer.length })}
          </Button>
        ) : null}
        <Aside drafts={drafts} />
      </div>
      <DraftNotices drafts={drafts} />
      {mode === 'reply' ? <Recipients draft={draft} onChange={change} /> : null}
      <WrittenField
        // Each kind of entry, and whatever came from elsewhere, begins with a history of its own.
        key={`${mode} ${drafts.revision}`}
        id="request-composer"
        mode={mode}
        label={t(`page.composer.text_${mode}`)}
        placeholder={t(`page.composer.hint_${mode}`)}
        html={draft.texts[mode]}
        takesFocus={drafts.refocus.current}
        onChange={type}
        onSend={() => {
          if (!composer.filled) return false;
          void send();
          return true;
        }}
        onBlur={() => void drafts.save()}
        onFiles={addFiles}
        tools={<AttachButton onFiles={addFiles} />}
      />
      <FileChips
        files={draft.files[mode]}
        sending={files.sending.filter((one) => one.mode === mode)}
        onRetry={files.retry}
        onRemove={(id) => {
          files.remove(id);
          const left = draft.files[mode].filter((file) => file.id !== id);
          if (left.length < draft.files[mode].length) change({ ...draft, files: { ...draft.files, [mode]: left } });
        }}
      />
      {mode === 'reply' && draft.texts.reply.trim() !== '' ? <SignatureBelow requestId={request.id} /> : null}
      {error ? (
        <div className={classes.problem}>
          <ProblemAlert compact error={error} kept={t('page.composer.kept')} />
        </div>
      ) : null}
      {composer.leftOut.length > 0 ? (
        <LeftOut names={composer.leftOut.map((one) => one.file.name)} onSend={() => void send(false, true)} />
      ) : null}
      {stale ? <StalePanel newer={stale} onLook={composer.look} onSend={() => void send(true)} /> : null}
      <Foot composer={composer} />
    </section>
  );
}

/** What follows, and the button that says what it does. */
function Foot({ composer }: OfComposer) {
  const { t } = useTranslation('requests');
  const { request } = useRequestDesk();
  const { draft, mode, change, send, sending } = composer;
  const Icon = icons[mode];
  const customer = request.contact?.name ?? request.callerName ?? request.customerName;
  const replyName = customer ? t('page.composer.sendTo', { name: customer }) : t('page.composer.send');
  const name = mode === 'reply' ? replyName : t(`page.composer.add_${mode}`);
  return (
    <div className={`${classes.bar} ${classes.foot}`}>
      {mode === 'reply' ? (
        <Afterward value={draft.afterwards} onChange={(afterwards) => change({ ...draft, afterwards })} />
      ) : (
        <span className={classes.inside}>
          <IconLock size={14} aria-hidden /> {t('page.composer.inside')}
        </span>
      )}
      {mode === 'reply' ? <WritingToo requestId={request.id} /> : null}
      <Button.Group className={classes.send}>
        <Button
          className={classes.sendButton}
          variant={mode === 'reply' ? 'filled' : 'default'}
          leftSection={<Icon size={16} aria-hidden />}
          rightSection={<KeyHint keys={comboParts('mod+enter')} />}
          loading={sending}
          disabled={!composer.filled || composer.waits}
          onClick={() => void send()}
        >
          <span className={classes.sendWords}>{name}</span>
        </Button>
        {mode === 'reply' ? <SendingMenu /> : null}
      </Button.Group>
    </div>
  );
}

/** Beside the button: where to be afterwards, and how long it can be taken back. */
function SendingMenu() {
  const { t } = useTranslation('shell');
  return (
    <Menu position="top-end" width={250} closeOnItemClick={false}>
      <Menu.Target>
        <Button px={8} aria-label={t('sending.menu')} title={t('sending.menu')}>
          <IconChevronDown size={16} aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <SendingChoices />
      </Menu.Dropdown>
    </Menu>
  );
}

/** How safe the draft is, and the way to hand it on. */
function Aside({ drafts }: { drafts: ReturnType<typeof useComposer>['drafts'] }) {
  const { t } = useTranslation('requests');
  const { draft } = drafts;
  const [handing, setHanding] = useState(false);
  return (
    <span className={classes.aside}>
      <SavedMark saving={drafts.saving} />
      {hasText(draft) ? (
        <ActionIcon
          size={30}
          variant="subtle"
          color="gray"
          aria-label={t('page.write.handOverTitle')}
          title={t('page.write.handOverTitle')}
          onClick={() => setHanding(true)}
        >
          <IconUserShare size={17} aria-hidden />
        </ActionIcon>
      ) : null}
      {handing ? (
        <Suspense>
          <HandOverDialog drafts={drafts} onClose={() => setHanding(false)} />
        </Suspense>
      ) : null}
    </span>
  );
}

/** How safe the draft is: on the server, on its way there, or only in this browser. */
function SavedMark({ saving }: { saving: Saving }) {
  const { t } = useTranslation('requests');
  if (saving === 'nothing') return null;
  const words = saving === 'saved' ? 'page.field.saved' : saving === 'saving' ? 'page.field.saving' : null;
  return (
    <span className={classes.saved} data-saving={saving}>
      {words ? t(words) : t('page.write.onlyHere')}
    </span>
  );
}

function ModeLabel({ mode, chosen, filled }: { mode: Mode; chosen: boolean; filled: boolean }) {
  const { t } = useTranslation('requests');
  const Icon = icons[mode];
  return (
    <span className={classes.mode} data-chosen={chosen || undefined}>
      <Icon size={14} aria-hidden />
      <span className={classes.modeName}>{t(`page.composer.${mode}`)}</span>
      {filled ? <span className={classes.filled} role="img" aria-label={t('page.composer.draft')} /> : null}
    </span>
  );
}

/** What happens to the request once the reply is sent; only what is allowed now. */
function Afterward({ value, onChange }: { value: Afterwards; onChange: (next: Afterwards) => void }) {
  const { t } = useTranslation('requests');
  const { can } = useRequestDesk();
  const offered: Afterwards[] = [
    'stay',
    ...(can('ask_customer') ? (['ask'] as const) : []),
    ...(can('solve') ? (['solve'] as const) : []),
    ...(can('solve_and_close') || can('close') ? (['close'] as const) : []),
  ];
  return (
    <NativeSelect
      size="xs"
      className={classes.afterwards}
      aria-label={t('page.composer.afterwards')}
      value={offered.includes(value) ? value : 'stay'}
      onChange={(event) => onChange(event.currentTarget.value as Afterwards)}
      data={offered.map((one) => ({ value: one, label: t(`page.composer.then_${one}`) }))}
    />
  );
}
