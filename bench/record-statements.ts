import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { startDesk } from '#app/start-desk.ts';

export type Statement = { name?: string; text: string; values: unknown[] };

export type Recorder = {
  /** Makes one call and gives the statements it sent, those of the sign-in left out. */
  record: (method: 'GET' | 'POST', path: string, key: string, body?: string, type?: string) => Promise<Statement[]>;
  stop: () => Promise<void>;
};

/**
 * Runs the desk inside this process and listens to what it asks the database, so that the database's own limit is measured
 * with the very statements of the product and cannot drift away from them.
 */
export async function startRecorder(databaseUrl: string): Promise<Recorder> {
  const recording = new AsyncLocalStorage<Statement[]>();
  const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  const listening = function (this: pg.Client, ...args: unknown[]) {
    const [first, values] = args;
    const given = (typeof first === 'string' ? { text: first, values } : first) as Partial<Statement> | undefined;
    if (given?.text) {
      const list = Array.isArray(given.values) ? given.values : [];
      recording.getStore()?.push({ ...(given.name ? { name: given.name } : {}), text: given.text, values: list });
    }
    return query.apply(this, args);
  };
  pg.Client.prototype.query = listening as typeof pg.Client.prototype.query;
  const desk = await startDesk({ databaseUrl, host: '127.0.0.1', port: 0, smtpPort: null, logLevel: 'error' });
  return {
    record: async (method, path, key, body, type = 'application/json') => {
      const statements: Statement[] = [];
      // Awaited inside, since an injected call begins only when somebody waits for it.
      const answer = await recording.run(
        statements,
        async () =>
          await desk.http.inject({
            method,
            url: `/api/v1${path}`,
            headers: { authorization: `Bearer ${key}`, ...(body ? { 'content-type': type } : {}) },
            ...(body ? { payload: body } : {}),
          }),
      );
      if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.statusCode} ${answer.body}`);
      return statements.filter((statement) => !/\bapi_key\b/.test(statement.text));
    },
    stop: async () => {
      await desk.stop();
      pg.Client.prototype.query = query as typeof pg.Client.prototype.query;
    },
  };
}
