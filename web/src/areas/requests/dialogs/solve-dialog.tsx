import { Alert, Button, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { requestRoutes } from '#contract/requests.ts';
import { call, isProblem } from '../../../shell/api-client.ts';
import { useRequestDesk } from '../page/request-context.ts';
import { DialogForm } from './dialog-form.tsx';
import { useDialogCommand } from './use-dialog-command.ts';

/** Writes down what was done or said and solves, or solves and closes; says first what is still missing. */
export function SolveDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('requests');
  const desk = useRequestDesk();
  const { request, can, missing } = desk;
  const field = request.kind === 'information' ? 'informationGiven' : 'solution';
  const section = field === 'solution' ? 'solution' : 'information_given';
  const [text, setText] = useState(request[field] ?? '');
  const command = useDialogCommand();
  // What the text of this dialog fills is not missing any more.
  const others = missing.filter((one) => one !== section);
  const required = request.sections.some((one) => one.section === section && one.requirement === 'required');
  const params = { id: request.id };
  const run = async (
    route: typeof requestRoutes.solve | typeof requestRoutes.close,
    done: 'solve' | 'solve_and_close',
  ) => {
    const body = text.trim() ? { [field]: text } : {};
    try {
      return await command(
        (version) => call(route, { params, body: { ...body, version } }),
        t(`page.done.${done}`, { number: request.number }),
        () => call(requestRoutes.reopen, { params }),
      );
    } catch (error) {
      if (isProblem(error, 'incomplete')) desk.tryCompleting();
      throw error;
    }
  };
  const blocked = others.length > 0 || (required && text.trim() === '');
  const closing = async () => {
    if (await run(requestRoutes.close, 'solve_and_close').catch(() => false)) onClose();
  };
  const toFirst = () => {
    onClose();
    desk.tryCompleting();
    const [first] = others;
    if (first) desk.goTo(first);
  };
  return (
    <DialogForm
      title={t('page.do.solve')}
      verb={t('page.do.solve')}
      disabled={blocked}
      submit={() => run(requestRoutes.solve, 'solve')}
      onClose={onClose}
      other={
        can('solve_and_close') ? (
          <Button variant="default" disabled={blocked} onClick={() => void closing()}>
            {t('page.do.solve_and_close')}
          </Button>
        ) : null
      }
    >
      {others.length > 0 ? (
        <Alert
          color="yellow"
          variant="light"
          title={t('page.missing.title', { count: others.length })}
          styles={{ title: { color: 'var(--linja-soon)' } }}
        >
          <Text>{others.map((one) => t(`page.section.${one}`)).join(', ')}</Text>
          <Button size="xs" variant="default" mt="xs" onClick={toFirst}>
            {t('page.missing.first')}
          </Button>
        </Alert>
      ) : null}
      <Textarea
        data-autofocus
        label={t(`page.section.${section}`)}
        description={required ? undefined : t('page.solve.optional')}
        autosize
        minRows={4}
        maxRows={16}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
