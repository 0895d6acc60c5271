import { readConfig } from '#platform/config.ts';

/** The address people open the desk at, without a slash at the end: `PUBLIC_URL`, else where this node listens. */
export function deskAddress(environment: Record<string, string | undefined> = process.env): string {
  const read = readConfig(environment);
  if (!('config' in read)) return 'http://localhost:3000';
  return read.config.publicUrl ?? `http://${read.config.host}:${read.config.port}`;
}
