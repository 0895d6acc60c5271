import { type Logger, pino } from 'pino';

export type Log = Logger;

/** Structured log to standard output. Never log bodies, addresses, names or secrets: ids and codes are enough. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    redact: ['req.headers.authorization', 'req.headers.cookie', '*.password', '*.key'],
  });
}
