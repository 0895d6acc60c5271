import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Selection } from '#contract/bulk.ts';
import { useKey } from '../../shell/keys.ts';
import type { Filter } from '../requests/api.ts';
import { type Chosen, nothing, pageChosen, ranged, toggled } from './selection.ts';

export type Selecting = {
  chosen: Chosen;
  toggle: (id: string) => void;
  range: (id: string) => void;
  page: () => void;
};

/** Choosing rows by `x`, ranges by Shift, all of the page by Ctrl A, and all that match a filter at this moment. */
export function useSelection(order: string[], filter: Filter) {
  const { t } = useTranslation('worklist');
  const [chosen, setChosen] = useState<Chosen>(nothing);
  const selecting: Selecting = {
    chosen,
    toggle: (id) => setChosen((before) => toggled(before, id)),
    range: (id) => setChosen((before) => ranged(before, order, id)),
    page: () => setChosen((before) => pageChosen(before, order)),
  };
  useKey('select-page', 'mod+a', t('key.selectPage'), () => {
    // In a field Ctrl A means its text, as everywhere.
    const field = document.activeElement;
    if (field instanceof HTMLInputElement && field.type !== 'checkbox') return field.select();
    if (field instanceof HTMLTextAreaElement) return field.select();
    selecting.page();
  });
  const { sort: _, ...narrowing } = filter;
  const selection: Selection = chosen.all
    ? { filter: narrowing as never, at: chosen.all.at }
    : { ids: [...chosen.ids] };
  return {
    selecting,
    selection,
    count: chosen.all ? chosen.all.count : chosen.ids.size,
    clear: () => setChosen(nothing),
    everything: (count: number, more: boolean) =>
      setChosen({ ids: new Set(order), anchor: null, all: { at: new Date().toISOString(), count, more } }),
  };
}
