import { ActionIcon, VisuallyHidden } from '@mantine/core';
import { IconGripVertical, IconHandClick } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rule } from '#contract/rules.ts';
import { Signal } from '../../ui/signal.tsx';
import { moved } from '../settings/effects/moved.ts';
import type { useOpened } from '../settings/form/use-opened.ts';
import { choice } from './rule-order.ts';
import { RuleOrderEffects } from './rule-order-effects.tsx';
import classes from './rules.module.css';
import { useRuleOrder } from './use-rule-order.ts';
import { useRuleWords } from './use-rule-words.ts';

/** The rules in the order they are tried, each as a sentence; moved by dragging the handle or by its arrow keys. An order that would have decided otherwise is saved when somebody says so. */
export function RuleList(props: {
  rules: Rule[];
  may: boolean;
  link: ReturnType<typeof useOpened>['link'];
  /** The rule a trial found, marked in the list. */
  found?: string | null;
}) {
  const { t } = useTranslation(['rules', 'settings']);
  const { sentence } = useRuleWords();
  const order = useRuleOrder(props.rules);
  const { shown } = order;
  const [dragged, setDragged] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const focus = useRef<string | null>(null);
  const ruleOf = new Map(props.rules.map((rule) => [rule.id, rule]));

  // A row that moved keeps the focus on its handle.
  useEffect(() => {
    if (!focus.current) return;
    document.getElementById(`move-${focus.current}`)?.focus();
    focus.current = null;
  });

  const move = (id: string, to: number) => {
    const next = moved(shown, shown.indexOf(id), to);
    if (next.join() === shown.join()) return;
    const at = next.indexOf(id);
    const behind = at > next.indexOf(choice);
    setSaid(
      t('movedTo', {
        name: ruleOf.get(id)?.name ?? '',
        at: at + (behind ? 0 : 1),
        count: next.length - 1,
        behind: behind ? 'yes' : 'no',
      }),
    );
    focus.current = id;
    order.move(next);
  };
  const onKeyDown = (id: string) => (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    move(id, shown.indexOf(id) + step);
  };
  const target = (at: number) => ({
    onDragOver: (event: React.DragEvent) => {
      if (dragged) event.preventDefault();
    },
    onDrop: (event: React.DragEvent) => {
      event.preventDefault();
      if (dragged) move(dragged, at);
      setDragged(null);
    },
  });

  return (
    <div>
      <ol className={classes.list} aria-label={t('label')}>
        {shown.map((id, at) => {
          const rule = ruleOf.get(id);
          if (!rule) {
            return (
              <li key={choice} className={classes.choice} {...target(at)}>
                <IconHandClick size={16} aria-hidden />
                <span>{t('choice')}</span>
              </li>
            );
          }
          return (
            <li
              key={id}
              className={classes.rule}
              data-muted={rule.active ? undefined : true}
              data-dragged={dragged === id || undefined}
              data-found={props.found === id || undefined}
              {...target(at)}
            >
              {props.may ? (
                <ActionIcon
                  id={`move-${id}`}
                  variant="subtle"
                  color="gray"
                  className={classes.grip}
                  aria-label={t('move', { name: rule.name })}
                  title={t('moveHint')}
                  draggable
                  onDragStart={(event) => {
                    event.dataTransfer.effectAllowed = 'move';
                    setDragged(id);
                  }}
                  onDragEnd={() => setDragged(null)}
                  onKeyDown={onKeyDown(id)}
                >
                  <IconGripVertical size={16} aria-hidden />
                </ActionIcon>
              ) : null}
              <div className={classes.words}>
                <Link {...props.link(rule)} className={classes.name}>
                  {rule.name}
                </Link>
                {rule.active ? null : <Signal tone="soon">{t('inactive')}</Signal>}
                <p className={classes.sentence}>{sentence(rule)}</p>
              </div>
            </li>
          );
        })}
      </ol>
      {order.waits ? (
        <RuleOrderEffects
          fact={order.fact}
          error={order.error}
          onSave={() => void order.save()}
          onBack={() => {
            setSaid(t('settings:order.putBack'));
            order.back();
          }}
        />
      ) : null}
      <VisuallyHidden role="status">
        {said}
        {order.waits && order.fact
          ? ` ${t('settings:order.title')}. ${t('settings:effects.ruleOrder', { looked: order.fact.looked, count: order.fact.other })}`
          : null}
      </VisuallyHidden>
    </div>
  );
}
