import { Effects } from '../settings/effects/effects.tsx';
import { useEffects } from '../settings/effects/use-effects.ts';
import { RuleChanges } from './rule-changes.tsx';

/** What the rule on the screen would have made of the newest requests: counted, then change by change, then examples. */
export function RuleHistory({ id, values }: { id: string | undefined; values: object }) {
  const fact = useEffects({ kind: 'rule', id, values }).data?.facts.find((one) => one.code === 'rule_history');
  return (
    <div>
      <Effects kind="rule" id={id} values={values} />
      {fact ? <RuleChanges changes={fact.changes} examples={fact.examples} /> : null}
    </div>
  );
}
