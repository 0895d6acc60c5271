import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type HandedDraft, type SavedDraft, writingRoutes } from '#contract/writing.ts';
import { call } from '../../../shell/api-client.ts';
import { toastProblem } from '../../../ui/toast.tsx';
import { useRequestDesk } from '../page/request-context.ts';
import classes from './composer.module.css';
import { hasText } from './composer-draft.ts';
import { useMyDraft } from './drafts-api.ts';
import { plainOf } from './html-words.ts';
import { firstLine } from './newer-messages.ts';
import type { useDraft } from './use-draft.ts';

type Drafts = ReturnType<typeof useDraft>;

/** What else there is of the draft: another text of it from another machine, and drafts colleagues handed over. */
export function DraftNotices({ drafts }: { drafts: Drafts }) {
  const { request } = useRequestDesk();
  const { data } = useMyDraft(request.id);
  return (
    <>
      {drafts.elsewhere === undefined ? null : <Elsewhere drafts={drafts} saved={drafts.elsewhere} />}
      {data?.handed.map((one) => (
        <Handed key={one.id} handed={one} drafts={drafts} />
      ))}
    </>
  );
}

const begins = ({ mode, entries }: Pick<SavedDraft, 'mode' | 'entries'>) =>
  firstLine(plainOf(entries[mode]?.html ?? ''));

function Elsewhere({ drafts, saved }: { drafts: Drafts; saved: SavedDraft | null }) {
  const { t } = useTranslation('requests');
  return (
    <div className={classes.notice} role="alert">
      <Text>
        <strong>{t(saved ? 'page.write.elsewhere' : 'page.write.goneElsewhere')}</strong>{' '}
        {saved ? <span className={classes.dim}>“{begins(saved)}”</span> : null}
      </Text>
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={drafts.keepMine}>
          {t('page.conflict.keepMine')}
        </Button>
        <Button size="xs" variant="default" onClick={drafts.takeElsewhere}>
          {t(saved ? 'page.write.takeOther' : 'page.write.letGo')}
        </Button>
      </Group>
    </div>
  );
}

function Handed({ handed, drafts }: { handed: HandedDraft; drafts: Drafts }) {
  const { t } = useTranslation('requests');
  const { request } = useRequestDesk();
  const [busy, setBusy] = useState(false);
  const own = hasText(drafts.draft);
  const take = async (how: 'append' | 'replace') => {
    setBusy(true);
    try {
      // What stands here must be with the server, which puts both together.
      await drafts.save();
      const body = { handedId: handed.id, own: how };
      drafts.adopt(await call(writingRoutes.takeOverDraft, { params: { id: request.id }, body }), handed.mode);
    } catch (error) {
      toastProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={classes.notice} role="status">
      <Text>
        <strong>{t('page.write.draftFrom', { name: handed.from.name })}</strong>{' '}
        <span className={classes.dim}>“{begins(handed)}”</span>
      </Text>
      {handed.note ? <Text size="sm">{handed.note}</Text> : null}
      <Group gap="xs">
        <Button size="xs" loading={busy} onClick={() => void take('append')}>
          {t(own ? 'page.write.appendMine' : 'page.write.takeOver')}
        </Button>
        {own ? (
          <Button size="xs" variant="default" disabled={busy} onClick={() => void take('replace')}>
            {t('page.write.replaceMine')}
          </Button>
        ) : null}
      </Group>
    </div>
  );
}
