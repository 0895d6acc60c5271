import { IconPointFilled } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fact } from '#contract/requests.ts';
import { FoldButton } from '../../../ui/fold-button.tsx';
import { Moment } from '../../../ui/moment.tsx';
import { useFactWords } from './fact-words.ts';
import classes from './timeline.module.css';
import { shortRun } from './timeline-groups.ts';

/** Facts that follow one another: one small line each, a long run folded behind its number. */
export function FactRun({ facts, byRule }: { facts: Fact[]; byRule: boolean }) {
  const { t } = useTranslation('requests');
  const folds = facts.length > shortRun;
  const [open, setOpen] = useState(false);
  return (
    <div className={classes.facts}>
      {folds ? (
        <FoldButton quiet open={open} onToggle={() => setOpen(!open)}>
          {t(byRule ? 'page.timeline.byRule' : 'page.timeline.changes', { count: facts.length })}
        </FoldButton>
      ) : null}
      {!folds || open ? (
        <ul className={classes.factList}>
          {facts.map((fact) => (
            <FactLine key={fact.id} fact={fact} />
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function FactLine({ fact }: { fact: Fact }) {
  const words = useFactWords();
  return (
    <li className={classes.fact}>
      <IconPointFilled size={10} aria-hidden className={classes.dot} />
      <span>{words(fact)}</span>
      <span className={classes.factTime}>
        <Moment at={fact.at} />
      </span>
    </li>
  );
}
