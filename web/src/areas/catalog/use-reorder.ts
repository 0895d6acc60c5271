import { useMutation } from '@tanstack/react-query';
import { catalogRoutes, type Priority } from '#contract/catalog.ts';
import { call } from '../../shell/api-client.ts';
import { toastProblem } from '../../ui/toast.tsx';
import { useSettingsChanged } from '../settings/api.ts';

/** Ranks 1, 2, 3… after one row was moved; only the rows whose rank changes. */
export function newRanks<Row extends { rank: number }>(
  rows: Row[],
  from: number,
  to: number,
): { row: Row; rank: number }[] {
  const moved = rows.toSpliced(from, 1).toSpliced(to, 0, ...rows.slice(from, from + 1));
  return moved.map((row, at) => ({ row, rank: at + 1 })).filter(({ row, rank }) => row.rank !== rank);
}

/** Moves a priority up or down; the others close up. */
export function useReorder(rows: Priority[]) {
  const changed = useSettingsChanged();
  const reorder = useMutation({
    mutationFn: async ({ from, to }: { from: number; to: number }) => {
      for (const { row, rank } of newRanks(rows, from, to)) {
        await call(catalogRoutes.editPriority, { params: { id: row.id }, body: { rank, version: row.version } });
      }
    },
    onError: (error) => toastProblem(error),
    onSettled: changed,
  });
  return { busy: reorder.isPending, move: (from: number, to: number) => reorder.mutate({ from, to }) };
}
