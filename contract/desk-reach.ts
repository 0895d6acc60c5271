import { z } from 'zod';

/**
 * Whether the caller may change what reaches every centre, such as rules and escalation: an administrator, or a supervisor
 * of all of them.
 */
export const DeskReach = z.object({
  can: z.array(z.enum(['edit'])),
  otherCentres: z
    .array(z.string())
    .describe("Of a supervisor who may not: the centres in use that are somebody else's; else empty"),
});
export type DeskReach = z.infer<typeof DeskReach>;
