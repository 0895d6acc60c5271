import { type DestinationStream, type Logger, pino } from 'pino';
import { loggedError } from './scrub.ts';
import { currentTraceId } from './trace.ts';

export type Log = Logger;

/**
 * Structured log to standard output, a JSON line each, with the trace it belongs to. Never log bodies, addresses, names,
 * search words or secrets: ids and codes are enough. Errors lose their values on the way (`loggedError`).
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => {
        const trace = currentTraceId();
        return trace ? { trace } : {};
      },
      serializers: { err: loggedError, error: loggedError, req: () => undefined, res: () => undefined },
      redact: [
        '*.password',
        '*.key',
        '*.token',
        '*.secret',
        '*.email',
        '*.address',
        '*.phone',
        '*.name',
        '*.subject',
        '*.body',
        '*.text',
      ],
    },
    destination ?? pino.destination({ fd: 1, sync: true }),
  );
}
