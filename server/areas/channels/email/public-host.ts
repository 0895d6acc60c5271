import { readConfig } from '#platform/config.ts';

/**
 * The host name people reach the desk at (`PUBLIC_URL`), `localhost` where none is set: the domain of mail addresses and
 * Message-IDs of ours when no mail address says better.
 */
export function publicHost(environment: Record<string, string | undefined> = process.env): string {
  const read = readConfig(environment);
  const url = 'config' in read ? read.config.publicUrl : undefined;
  return url ? new URL(url).hostname : 'localhost';
}
