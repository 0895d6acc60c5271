/** What is still to happen, in the order of its moments; what is added while it runs takes its place. */
export type Agenda = {
  add: (at: number, happen: (at: number) => Promise<void>) => void;
  /** Lets everything happen up to `until`; what would come later never does. */
  run: (until: number) => Promise<void>;
};

type Entry = { at: number; order: number; happen: (at: number) => Promise<void> };

export function createAgenda(): Agenda {
  const entries: Entry[] = [];
  let added = 0;
  return {
    add: (at, happen) => {
      const entry = { at, order: added++, happen };
      let low = 0;
      let high = entries.length;
      // Latest first, so that the next one is taken from the end.
      while (low < high) {
        const middle = (low + high) >> 1;
        const other = entries[middle] as Entry;
        if (other.at > at || (other.at === at && other.order > entry.order)) low = middle + 1;
        else high = middle;
      }
      entries.splice(low, 0, entry);
    },
    run: async (until) => {
      for (let next = entries.pop(); next && next.at <= until; next = entries.pop()) await next.happen(next.at);
    },
  };
}
