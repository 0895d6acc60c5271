import type { Runtime } from '#platform/command.ts';

export type MailReceiver = { port: number; stop: () => Promise<void> };
export async function startMailReceiver(_runtime: Runtime, _at: { host: string; port: number }): Promise<MailReceiver> {
  return { port: 0, stop: async () => {} };
}
