import { Button, Drawer, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { comboParts, useKey } from '../../../shell/keys.ts';
import { KeyHint } from '../../../ui/key-hint.tsx';
import classes from './form.module.css';
import { FormNotes } from './form-notes.tsx';
import type { RecordForm } from './use-record-form.ts';

/**
 * One record in a drawer: its fields, what is wrong, and Save at the foot. Closing with something typed asks first
 * (the form guards its own leaving). Without the right to change, it is read only.
 */
export function RecordDrawer<T extends object>(props: {
  title: string;
  form: RecordForm<T>;
  onClose: () => void;
  /** Words of the fields, for saying which of them somebody else changed. */
  names: Partial<Record<keyof T & string, string>>;
  mayEdit: boolean;
  /** Why not, where there is more to say than that it is so. */
  whyNot?: string | undefined;
  saveLabel?: string;
  /** Further actions, such as deleting, at the left of the foot. */
  more?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation(['settings', 'ui']);
  const { form } = props;
  useKey('save', 'mod+enter', t('ui:save'), () => void form.submit(), props.mayEdit, true);
  return (
    <Drawer
      opened
      onClose={props.onClose}
      position="right"
      size={props.wide ? 'xl' : 520}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
      transitionProps={{ duration: 120 }}
      overlayProps={{ opacity: 0.3 }}
      // Its heading is no banner of the page.
      attributes={{ header: { role: 'presentation' } }}
      classNames={{ title: classes.drawerTitle, content: classes.drawer, body: classes.drawerBody }}
    >
      <form ref={form.element} onSubmit={form.submit} noValidate className={classes.form}>
        <fieldset disabled={!props.mayEdit} className={classes.fields}>
          <Stack gap="md">
            {props.mayEdit ? null : <p className={classes.readOnly}>{props.whyNot ?? t('readOnly')}</p>}
            {props.children}
          </Stack>
        </fieldset>
        <div className={classes.foot}>
          {form.failure || form.merge ? (
            <div className={classes.notes}>
              <FormNotes failure={form.failure} merge={form.merge} names={props.names} />
            </div>
          ) : null}
          <div className={classes.footLeft}>{props.more}</div>
          <Button variant="default" onClick={props.onClose}>
            {props.mayEdit ? t('ui:cancel') : t('ui:close')}
          </Button>
          {props.mayEdit ? (
            <Button
              type="submit"
              loading={form.saving}
              disabled={!form.dirty && !form.isNew}
              rightSection={<KeyHint keys={comboParts('mod+enter')} />}
            >
              {props.saveLabel ?? t('ui:save')}
            </Button>
          ) : null}
        </div>
      </form>
    </Drawer>
  );
}
