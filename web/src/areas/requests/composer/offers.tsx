import { Paper, Portal, VisuallyHidden } from '@mantine/core';
import type { Editor } from '@tiptap/react';
import { useEffect, useId, useRef, useState } from 'react';
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
 * The text names itself a combobox while its list is open, and is a field of many lines again afterwards: only a combobox
 * can say that a list has opened and which offer is marked. Gives the way back.
 */
function asCombobox(dom: HTMLElement, listId: string): () => void {
  const open = {
    role: 'combobox',
    'aria-haspopup': 'listbox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'true',
    'aria-controls': listId,
  };
  for (const [name, value] of Object.entries(open)) dom.setAttribute(name, value);
  dom.removeAttribute('aria-multiline');
  return () => {
    for (const name of [...Object.keys(open), 'aria-activedescendant']) dom.removeAttribute(name);
    dom.setAttribute('role', 'textbox');
    dom.setAttribute('aria-multiline', 'true');
  };
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
  /** What was typed when the offers shown were asked for. */
  const [foundFor, setFoundFor] = useState('');
  /** Enter was pressed while the list still showed offers for fewer words. */
  const hasty = useRef(false);
  const [chosen, setChosen] = useState(0);
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const open = props.active && triggers.length > 0 ? openAt(editor, triggers, mode) : null;
  const shown = open !== null && open.from !== closedAt && offers.length > 0 ? open : null;

  const { trigger, typed } = open ?? {};
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when other words are typed, not at each version
  useEffect(() => {
    setChosen(0);
    hasty.current = false;
    if (!trigger) {
      setOffers([]);
      setClosedAt(null);
      return;
    }
    const asked = new AbortController();
    const show = (found: Offer[]) => {
      if (asked.signal.aborted) return;
      setOffers(found);
      setFoundFor(typed ?? '');
    };
    trigger.find({ request, mode }, typed ?? '', asked.signal).then(show, () => show([]));
    return () => asked.abort();
  }, [trigger, typed, mode]);

  const take = (offer: Offer | undefined) => {
    if (!offer || !shown) return;
    editor.chain().focus().deleteRange({ from: shown.from, to: shown.to }).insertContent(toEditor(offer.html)).run();
    trigger?.used?.(offer);
    setOffers([]);
  };
  const isOpen = shown !== null;
  useEffect(() => (isOpen ? asCombobox(editor.view.dom, `${id}-list`) : undefined), [isOpen, editor, id]);
  useEffect(() => {
    if (isOpen) editor.view.dom.setAttribute('aria-activedescendant', `${id}-list-${chosen}`);
  }, [isOpen, editor, id, chosen]);
  // What is put in is what the words name, not what the list happened to show before the answer came.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when other offers are there
  useEffect(() => {
    if (hasty.current && foundFor === typed) take(offers[0]);
  }, [offers, foundFor]);
  // Before the editor sees the key: an open list takes these for itself.
  useEffect(() => {
    if (!shown) return;
    const { dom } = editor.view;
    const onKey = (event: KeyboardEvent) => {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      const enters =
        (event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey && !event.metaKey && !event.shiftKey;
      if (step !== 0) setChosen((chosen + step + offers.length) % offers.length);
      else if (enters && foundFor !== typed) hasty.current = true;
      else if (enters) take(offers[chosen]);
      else if (event.key === 'Escape') setClosedAt(shown.from);
      else return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    dom.addEventListener('keydown', onKey, { capture: true });
    return () => dom.removeEventListener('keydown', onKey, { capture: true });
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
