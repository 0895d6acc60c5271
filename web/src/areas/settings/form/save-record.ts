import type { z } from 'zod';
import type { RouteContract } from '#contract/route.ts';
import { call } from '../../../shell/api-client.ts';

type Saving<A extends z.ZodType> = RouteContract<z.ZodType, z.ZodType, z.ZodType, A>;

/**
 * How a form saves its record: edited where there is one, else created. `above` names what a new record belongs to, where
 * its route asks for that. Throws `ApiProblem`.
 */
export function saveRecord<A extends z.ZodType>(
  create: Saving<A>,
  edit: Saving<A>,
  record: { id: string } | undefined,
  above: Record<string, string> = {},
): (body: Record<string, unknown>) => Promise<z.output<A>> {
  const [route, params] = record ? [edit, { id: record.id }] : [create, above];
  // The form has held the fields against this very route's schema before it saves; their type is lost on the way, because
  // one form makes the bodies of both routes.
  return (body) => call(route, { params, body } as never);
}
