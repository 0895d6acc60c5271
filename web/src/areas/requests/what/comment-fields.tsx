import { NativeSelect, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type RequestDetail, requestRoutes } from '#contract/requests.ts';
import { call } from '../../../shell/api-client.ts';
import { useMay } from '../../../shell/session.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { usePeople } from '../page/page-api.ts';
import { useRequestDesk } from '../page/request-context.ts';
import { DraftField, SavedMark } from './draft-field.tsx';
import { useSavedChoice } from './use-saved-choice.ts';
import classes from './what.module.css';

type About = RequestDetail['commentSubject'];
const subjects = ['centre', 'employee', 'other'] as const;

/** What the comment says and whom or what it is about. */
export function CommentFields() {
  const { t } = useTranslation('requests');
  const { request, can } = useRequestDesk();
  const may = useMay();
  const about = useSavedChoice<About>();
  const person = useSavedChoice<string | null>();
  const subject = about.pending ? about.pending.value : request.commentSubject;
  const people = usePeople(subject === 'employee' && may('setting.read'));
  const edit = (body: { commentSubject?: About; commentPersonId?: string | null }) => (version: number) =>
    call(requestRoutes.edit, { params: { id: request.id }, body: { ...body, version } });
  const shown = [
    ...(people.data?.rows ?? []).map((one) => ({ value: one.id, label: one.name })),
    ...(request.commentPerson && !people.data?.rows.some((one) => one.id === request.commentPerson?.id)
      ? [{ value: request.commentPerson.id, label: request.commentPerson.name }]
      : []),
  ];
  return (
    <>
      <DraftField
        multiline
        field="commentText"
        place="comment"
        label={t('page.section.comment')}
        readOnly={!can('edit')}
      />
      <NativeSelect
        label={
          <span className={classes.label}>
            {t('page.what.about')}
            <SavedMark state={about.state} />
          </span>
        }
        disabled={!can('edit')}
        value={subject ?? ''}
        onChange={(event) => {
          const value = (event.currentTarget.value || null) as About;
          void about.choose(value, edit({ commentSubject: value }));
        }}
        data={[{ value: '', label: '–' }, ...subjects.map((one) => ({ value: one, label: t(`page.about.${one}`) }))]}
      />
      {subject === 'employee' ? (
        <Select
          searchable
          clearable
          label={
            <span className={classes.label}>
              {t('page.what.whom')}
              <SavedMark state={person.state} />
            </span>
          }
          disabled={!can('edit')}
          value={(person.pending ? person.pending.value : request.commentPerson?.id) ?? null}
          onChange={(value) => void person.choose(value, edit({ commentPersonId: value }))}
          data={shown}
        />
      ) : null}
      {about.error || person.error ? <ProblemAlert compact error={about.error ?? person.error} /> : null}
    </>
  );
}
