import type { Catalogue } from '#areas/catalog/index.ts';
import type { Phase } from '#contract/requests.ts';
import type { RequestColumns } from './request-queries.ts';

/** The columns that go with entering a phase: the phase itself and its default status. */
export function enter(catalogue: Catalogue, phase: Phase): RequestColumns {
  const status = catalogue.statusOfPhase.get(phase);
  if (!status) throw new Error(`no default status for phase ${phase}`);
  return { phase, status_id: status.id };
}

/** What leaving the hands of the one who pulled it means: the slot is free again (S5-50, trap 38). */
export function disposed(
  row: { pulled_by: string | null; pull_disposition: string | null },
  how: string,
): RequestColumns {
  return row.pulled_by && !row.pull_disposition ? { pull_disposition: how } : {};
}
