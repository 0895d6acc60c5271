import { presenceRoutes } from '#contract/room.ts';
import { call } from '../../shell/api-client.ts';
import { queryClient, scopes } from '../../shell/query-client.ts';

/** *I am back* from where presence is not shown itself: available, and an absence that covers this moment ends. */
export async function comeBack(): Promise<void> {
  await call(presenceRoutes.set, { body: { state: 'available', endAbsence: true } });
  for (const scope of [scopes.presence, scopes.room]) void queryClient.invalidateQueries({ queryKey: [scope] });
}
