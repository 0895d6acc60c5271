import { Textarea, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { type Missing, placeId, useRequestDesk } from '../page/request-context.ts';
import { FieldConflict } from './field-conflict.tsx';
import { type FieldState, type TextField, useFieldDraft } from './use-field-draft.ts';
import classes from './what.module.css';

/** A labelled text field that saves itself and says so. `place`: the section it fills, for marks and focus. */
export function DraftField(props: {
  field: TextField;
  label: string;
  place?: Missing;
  multiline?: boolean;
  readOnly?: boolean;
  placeholder?: string;
  type?: 'text' | 'tel' | 'email';
}) {
  const { t } = useTranslation('requests');
  const { request, missing, tried } = useRequestDesk();
  const one = useFieldDraft(props.field);
  const isMissing = tried && props.place !== undefined && missing.includes(props.place);
  const common = {
    id: props.place ? placeId(props.place) : `request-field-${props.field}`,
    label: (
      <span className={classes.label}>
        {props.label}
        <SavedMark state={one.state} />
      </span>
    ),
    value: one.draft.text,
    readOnly: props.readOnly,
    placeholder: props.placeholder,
    error: isMissing ? t('page.needed') : undefined,
    'aria-required': isMissing || undefined,
    onBlur: one.save,
    onChange: (event: { currentTarget: { value: string } }) => one.type(event.currentTarget.value),
  };
  return (
    <div>
      {props.multiline ? (
        <Textarea {...common} autosize minRows={2} maxRows={14} />
      ) : (
        <TextInput {...common} type={props.type ?? 'text'} autoComplete="off" />
      )}
      {one.state === 'conflict' ? (
        <FieldConflict
          requestId={request.id}
          field={props.field}
          mine={one.draft.text}
          theirs={one.draft.theirs ?? ''}
          onMine={one.keepMine}
          onTheirs={one.takeTheirs}
        />
      ) : null}
      {one.state === 'failed' ? (
        <div className={classes.below}>
          <ProblemAlert compact error={one.error} kept={t('page.field.kept')} again={one.save} />
        </div>
      ) : null}
    </div>
  );
}

/** A small word beside the label; its place is always there, so nothing moves. */
export function SavedMark({ state }: { state: FieldState }) {
  const { t } = useTranslation('requests');
  return (
    <span role="status" className={classes.mark} data-state={state}>
      {state === 'saved' ? (
        <>
          <IconCheck size={13} aria-hidden />
          {t('page.field.saved')}
        </>
      ) : null}
      {state === 'saving' ? t('page.field.saving') : null}
    </span>
  );
}
