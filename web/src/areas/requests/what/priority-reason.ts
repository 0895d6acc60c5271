import { useTranslation } from 'react-i18next';
import type { Channel, RequestDetail } from '#contract/requests.ts';

/** Who or what gave a request its priority, in words; nothing where a person chose it or it is the default (R8.1). */
export function usePriorityReason(request: RequestDetail): string | undefined {
  const { t } = useTranslation('requests');
  const { prioritySource: source, metRule } = request;
  if (source === 'manual' || source === 'default') return undefined;
  if (source === 'problem_code') return t('page.what.byProblemCode', { code: request.priorityCode ?? '' });
  if (source !== 'filter' || !metRule) return t(`page.what.prioritySource.${source}`);
  const because = metRule.because.map((one) => words(one)).filter(Boolean);
  if (because.length === 0) return t('page.what.byRuleOnly', { name: metRule.name });
  return t('page.what.byRule', { name: metRule.name, because: because.join(' · ') });

  function words({ on, found, not }: NonNullable<typeof metRule>['because'][number]): string {
    if (on === 'age') return t('page.what.because.age');
    if (on === 'importance' && (found === 'vip' || found === 'prospect')) return t(`page.what.because.${found}`);
    if (on === 'channel' && found) return t(`channel.${found as Channel}`);
    // Ids say nothing to anybody, and what was not so has no word of its own.
    if (not || on === 'category' || on === 'form_choice') return '';
    return found ?? '';
  }
}
