import { useTranslation } from 'react-i18next';
import type { Section } from '#contract/requests.ts';
import { useRequestDesk } from '../page/request-context.ts';
import { ChannelField } from './channel-field.tsx';
import { CommentFields } from './comment-fields.tsx';
import { DraftField } from './draft-field.tsx';

/** The sections of the form as the kind asks for them (§4.2), in the order of the contract. */
export function Sections() {
  const { request } = useRequestDesk();
  return (
    request.sections
      // What was erased has no words any more, and takes none.
      .filter((one) => one.requirement !== 'hidden' && (!request.erasedAt || one.section === 'channel'))
      .map((one) => <SectionFields key={one.section} section={one.section} />)
  );
}

function SectionFields({ section }: { section: Section }) {
  const { t } = useTranslation('requests');
  const { can } = useRequestDesk();
  const readOnly = !can('edit');
  switch (section) {
    case 'channel':
      return <ChannelField />;
    case 'problem_description':
      return (
        <DraftField
          multiline
          field="description"
          place={section}
          label={t('page.section.problem_description')}
          readOnly={readOnly}
        />
      );
    case 'information_given':
      return (
        <DraftField
          multiline
          field="informationGiven"
          place={section}
          label={t('page.section.information_given')}
          readOnly={readOnly}
        />
      );
    case 'work_address':
      return (
        <DraftField field="workAddress" place={section} label={t('page.section.work_address')} readOnly={readOnly} />
      );
    case 'comment':
      return <CommentFields />;
    case 'solution':
      return (
        <DraftField multiline field="solution" place={section} label={t('page.section.solution')} readOnly={readOnly} />
      );
    default:
      // Customer and history stand in *who is it*, the classification below.
      return null;
  }
}
