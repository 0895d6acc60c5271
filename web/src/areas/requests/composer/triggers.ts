import { useMemo } from 'react';
import { useMentionTrigger } from '../../together/mention-trigger.ts';
import { useModuleTrigger } from '../../writing/module-trigger.ts';
import type { Trigger } from './trigger.ts';

/** The lists that open while writing, each by its characters; whoever offers one joins it here. */
export function useTriggers(): Trigger[] {
  const modules = useModuleTrigger();
  const mentions = useMentionTrigger();
  return useMemo(() => [modules, mentions], [modules, mentions]);
}
