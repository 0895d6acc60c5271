import type { Config } from '#platform/config.ts';
import { type Finding, problem } from './finding.ts';

type Place = { host: string; user: string; database: string };
type Words = (place: Place) => [what: string, todo: string];

/** What to say of a code of PostgreSQL (SQLSTATE, appendix A of its manual) or of the system. */
const words: Record<string, Words> = {
  '28P01': ({ user }) => [
    `The database refuses the password of ${user}`,
    'put the right password into DATABASE_URL; characters such as @ : / # % are written as %40 %3A %2F %23 %25',
  ],
  '28000': ({ user, database }) => [
    `The database does not let ${user} in from this machine`,
    `see in pg_hba.conf that ${user} may come to ${database} from here, and whether it asks for TLS (?sslmode=require)`,
  ],
  '3D000': ({ database }) => [
    `There is no database ${database} on this server`,
    `make it (create database ${database}), or mend the name in DATABASE_URL`,
  ],
  '53300': () => [
    'The database has no connection free',
    'end programs that hold many, or raise max_connections (docs/operate/scale-out.md says what a node uses)',
  ],
  '57P03': () => [
    'The database is starting or going down',
    'wait a minute and ask again; if it stays so, read its log',
  ],
  ECONNREFUSED: ({ host }) => [
    `Nobody listens at ${host}`,
    'see that PostgreSQL runs and listens on that address (listen_addresses), and that the port is right',
  ],
  ENOTFOUND: ({ host }) => [
    `The name of ${host} is unknown`,
    'mend the name in DATABASE_URL, or see that this machine can ask its DNS',
  ],
  ETIMEDOUT: ({ host }) => [
    `${host} does not answer`,
    'see the address, and that no firewall between here and there swallows what is sent',
  ],
  ENOENT: () => ['The folder of the database is not there', 'see DATA_DIR, and what was said of it above'],
  TLS: ({ host }) => [
    `${host} and this machine do not agree on TLS`,
    'see that the server speaks it (ssl = on) and that its certificate is valid for this name and known here (sslmode and sslrootcert in DATABASE_URL)',
  ],
};

const alike: Record<string, string> = {
  EAI_AGAIN: 'ENOTFOUND',
  EHOSTUNREACH: 'ETIMEDOUT',
  ENETUNREACH: 'ETIMEDOUT',
  EPROTO: 'TLS',
  ERR_TLS_CERT_ALTNAME_INVALID: 'TLS',
};

/** Says in words why the database of these settings cannot be worked with; never its password. `error` is what connecting threw. */
export function databaseTrouble(error: unknown, { databaseUrl }: Pick<Config, 'databaseUrl'>): Finding {
  const { code, message = '' } = (error ?? {}) as { code?: string; message?: string };
  const said = words[kindOf(code, message)];
  const sign = code ? ` (${code})` : '';
  if (said) {
    const [what, todo] = said(placeOf(databaseUrl));
    return problem(`${what}${sign}`, why, todo);
  }
  const todo = databaseUrl
    ? 'see that it runs, that this machine may reach it, and that user and password in DATABASE_URL are right'
    : 'read what was said above, and see the folder and its disk';
  return problem(`The database cannot be reached (${code ?? message})`, why, todo);
}

const why = 'without it there is no desk';

function kindOf(code: string | undefined, message: string): string {
  if (code === undefined && /timeout/i.test(message)) return 'ETIMEDOUT';
  // What the driver says where the server has no TLS, and the names OpenSSL gives to certificates it does not take.
  if ((code === undefined && /\bSSL\b/.test(message)) || /CERT|SSL|SIGNATURE/.test(code ?? '')) return 'TLS';
  return alike[code ?? ''] ?? code ?? '';
}

function placeOf(databaseUrl: string | undefined): Place {
  const url = databaseUrl && URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined;
  const part = (text: string | undefined, otherwise: string) => (text ? decoded(text) : otherwise);
  return {
    host: url ? `${url.hostname || 'localhost'}:${url.port || 5432}` : 'the database',
    user: part(url?.username, 'this user'),
    database: part(url?.pathname.slice(1), part(url?.username, 'of that name')),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone percent sign: as it stands.
    return text;
  }
}
