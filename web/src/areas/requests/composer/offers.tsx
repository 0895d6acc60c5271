import { Paper, Portal, VisuallyHidden } from '@mantine/core';
import type { Editor } from '@tiptap/react';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRequestDesk } from '../page/request-context.ts';
import type { Mode } from './composer-draft.ts';
import classes from './editor.module.css';
import { matchTrigger } from './match-trigger.ts';
import type { Offer, Trigger } from './trigger.ts';
import { toEditor } from './written-nodes.ts';

type Open = { trigger: Trigger; typed: string; from: number; to: number };

/** The trigger before the caret of the editor, while nothing is marked. */
function openAt(editor: Editor, triggers: Trigger[], mode: Mode): Open | null {
  const { selection } = editor.state;
  if (!selection.empty || !selection.$from.parent.isTextblock || selection.$from.parent.type.spec.code) return null;
  const { $from } = selection;
  const before = $from.parent.textBetween(0, $from.parentOffset, '\n', '\ufffc');
  const match = matchTrigger(before, triggers, mode);
  return match && { ...match, from: $from.pos - match.length, to: $from.pos };
}

/**
 * The list that opens under the caret at `::` or `@`: arrows choose, Enter and Tab put in, Escape closes. The focus stays
 * in the text, which names the chosen offer to screen readers.
 */
export function Offers(props: { editor: Editor; triggers: Trigger[]; mode: Mode; active: boolean }) {
  const { editor, triggers, mode } = props;
  const { t } = useTranslation('requests');
  const { request } = useRequestDesk();
  const id = useId();
  const [offers, setOffers] = useState<Offer[]>([]);
  const [chosen, setChosen] = useState(0);
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const open = props.active && triggers.length > 0 ? openAt(editor, triggers, mode) : null;
  const shown = open !== null && open.from !== closedAt && offers.length > 0 ? open : null;

  const { trigger, typed } = open ?? {};
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when other words are typed, not at each version
  useEffect(() => {
    setChosen(0);
    if (!trigger) {
      setOffers([]);
      setClosedAt(null);
      return;
    }
    const asked = new AbortController();
    trigger.find(request, typed ?? '', asked.signal).then(
      (found) => !asked.signal.aborted && setOffers(found),
      () => !asked.signal.aborted && setOffers([]),
    );
    return () => asked.abort();
  }, [trigger, typed]);

  const take = (offer: Offer | undefined) => {
    if (!offer || !shown) return;
    editor.chain().focus().deleteRange({ from: shown.from, to: shown.to }).insertContent(toEditor(offer.html)).run();
    trigger?.used?.(offer);
    setOffers([]);
  };
  // Before the editor sees the key: an open list takes these for itself.
  useEffect(() => {
    if (!shown) return;
    const { dom } = editor.view;
    const listId = `${id}-list`;
    const attributes = {
      'aria-haspopup': 'listbox',
      'aria-autocomplete': 'list',
      'aria-controls': listId,
      'aria-activedescendant': `${listId}-${chosen}`,
    };
    for (const [name, value] of Object.entries(attributes)) dom.setAttribute(name, value);
    const onKey = (event: KeyboardEvent) => {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      const enters = (event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey && !event.metaKey;
      if (step !== 0) setChosen((chosen + step + offers.length) % offers.length);
      else if (enters) take(offers[chosen]);
      else if (event.key === 'Escape') setClosedAt(shown.from);
      else return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    dom.addEventListener('keydown', onKey, { capture: true });
    return () => {
      dom.removeEventListener('keydown', onKey, { capture: true });
      for (const name of Object.keys(attributes)) dom.removeAttribute(name);
    };
  });
  if (!shown) return null;
  const caret = editor.view.coordsAtPos(shown.from);
  const below = caret.bottom + 260 < window.innerHeight;
  const left = Math.min(caret.left, window.innerWidth - 336);
  const place = below ? { left, top: caret.bottom + 4 } : { left, bottom: window.innerHeight - caret.top + 4 };
  return (
    <>
      <VisuallyHidden role="status">{t('page.write.offers', { count: offers.length })}</VisuallyHidden>
      <Portal>
        <Paper
          id={`${id}-list`}
          role="listbox"
          aria-label={shown.trigger.label}
          className={classes.offers}
          style={place}
          withBorder
          shadow="md"
        >
          {offers.map((offer, at) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text (aria-activedescendant)
            <div
              key={offer.id}
              id={`${id}-list-${at}`}
              role="option"
              aria-selected={at === chosen}
              className={classes.offer}
              ref={(element) => {
                if (at === chosen) element?.scrollIntoView({ block: 'nearest' });
              }}
              onMouseDown={(event) => {
                event.preventDefault();
                take(offer);
              }}
            >
              <span className={classes.offerLabel}>{offer.label}</span>
              {offer.hint ? <span className={classes.offerHint}>{offer.hint}</span> : null}
            </div>
          ))}
        </Paper>
      </Portal>
    </>
  );
}
