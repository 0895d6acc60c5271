import { useTranslation } from 'react-i18next';
import type { FilterFault } from '#contract/filter-text.ts';
import classes from './worklist.module.css';

/** What in a typed filter could not be meant: the line with those places marked, and a sentence for each. */
export function FilterFaults({ line, faults }: { line: string; faults: FilterFault[] }) {
  const { t } = useTranslation('worklist');
  const marked: { text: string; bad: boolean; at: number }[] = [];
  let at = 0;
  for (const { from, to } of faults) {
    if (from < at) continue;
    marked.push({ text: line.slice(at, from), bad: false, at }, { text: line.slice(from, to), bad: true, at: from });
    at = to;
  }
  marked.push({ text: line.slice(at), bad: false, at });
  return (
    <div role="status" className={classes.faults}>
      <code>
        {marked.map((one) => (one.bad ? <mark key={one.at}>{one.text}</mark> : <span key={one.at}>{one.text}</span>))}
      </code>
      {faults.map((one) => (
        <span key={`${one.from} ${one.code}`}>{t(`fault.${one.code}`, { text: one.text })}</span>
      ))}
    </div>
  );
}
