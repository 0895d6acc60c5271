import pg from 'pg';

/**
 * A message of an error as it may stand in a log: without e-mail addresses and telephone numbers, which mail systems and
 * databases like to repeat.
 */
export function withoutPersonal(text: string): string {
  return text
    .replace(/(?<![^\s<>"'(),;:=])[^\s<>"'(),;:=]+@[^\s<>"'(),;:]+/g, '<address>')
    .replace(/\+\d[\d\s()/.-]{5,}\d/g, '<number>')
    .replace(/\b(bearer|linja_)\S*/gi, '<secret>');
}

/** What an error says of what went wrong, and where; never of what the values were. */
export type LoggedError = { type: string; message: string; stack?: string; code?: string; [fact: string]: unknown };

/** Faults whose message repeats what somebody sent in: data exceptions of PostgreSQL (class 22) and what parsers throw. */
function repeatsInput(error: Error): boolean {
  if (error instanceof pg.DatabaseError) return error.code?.startsWith('22') ?? false;
  return error instanceof SyntaxError || error.name === 'ZodError';
}

/** An error for the log: type, code, a message without personal words, and the frames of its stack. */
export function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: withoutPersonal(String(error)) };
  const message = repeatsInput(error) ? error.message.replace(/(["'`])[\s\S]*\1/g, '<value>') : error.message;
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  const { code, constraint, table, severity, responseCode } = error as unknown as Record<string, unknown>;
  return {
    type: error.name,
    message: withoutPersonal(message),
    ...Object.fromEntries(
      Object.entries({ code, constraint, table, severity, responseCode }).filter(([, value]) => value !== undefined),
    ),
    ...(frames?.length ? { stack: frames.join('\n') } : {}),
    ...(error.cause ? { cause: loggedError(error.cause) } : {}),
  };
}
