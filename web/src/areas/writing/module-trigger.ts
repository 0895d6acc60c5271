import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { wordRoutes } from '#contract/words.ts';
import { call } from '../../shell/api-client.ts';
import type { Trigger } from '../requests/composer/trigger.ts';

/** `::` while writing: text modules and templates by keyword, name or words, rendered for this request by the server. */
export function useModuleTrigger(): Trigger {
  const { t } = useTranslation('writing');
  return useMemo(
    () => ({
      chars: '::',
      modes: ['reply', 'note', 'call_note'],
      label: t('trigger.label'),
      used: ({ id }) => noteTextUsed(id),
      find: async ({ request, mode }, typed, signal) => {
        const { rows } = await call(wordRoutes.offerTexts, {
          params: { id: request.id },
          query: { q: typed, mode, limit: 8 },
          signal,
        });
        return rows.map(({ id, keyword, name, text, html }) => ({
          id,
          label: `${keyword} · ${name}`,
          hint: text.replaceAll(/\s+/g, ' ').slice(0, 90),
          html,
        }));
      },
    }),
    [t],
  );
}

/** Tells the server that a text was put in, so that it is offered sooner; nobody waits for it. */
function noteTextUsed(id: string): void {
  void call(wordRoutes.noteTextUsed, { params: { id } }).catch(() => undefined);
}
