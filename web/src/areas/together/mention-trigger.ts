import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { togetherRoutes } from '#contract/together.ts';
import { call } from '../../shell/api-client.ts';
import type { Trigger } from '../requests/composer/trigger.ts';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** What stands in a note where a colleague is mentioned. */
export const mentionHtml = (id: string, name: string) => `<span data-mention="${id}">@${escaped(name)}</span>`;

/** `@` in a note offers the colleagues who may see the request; whoever is chosen is told of the note. */
export function useMentionTrigger(): Trigger {
  const { t } = useTranslation('together');
  const label = t('mention');
  return useMemo(
    () => ({
      chars: '@',
      modes: ['note', 'call_note'],
      label,
      find: async ({ request }, typed, signal) => {
        const { rows } = await call(togetherRoutes.mentionable, {
          params: { id: request.id },
          query: { q: typed },
          signal,
        });
        return rows.map(({ id, name, hint }) => ({
          id,
          personId: id,
          label: name,
          ...(hint ? { hint } : {}),
          html: mentionHtml(id, name),
        }));
      },
    }),
    [label],
  );
}
