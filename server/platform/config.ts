import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';

const port = (name: string, fallback: number) =>
  z.coerce
    .number(`${name} must be a number`)
    .int(`${name} must be a whole number`)
    .min(0, `${name} must be 0 to 65535`)
    .max(65535, `${name} must be 0 to 65535`)
    .default(fallback);

/** What a node may do: answer people and programs, do the work behind, receive mail. */
const services = ['web', 'worker', 'channels'] as const;
export type Service = (typeof services)[number];

/** An IP address, or a network in CIDR notation. */
function isNetwork(written: string): boolean {
  const [address = '', bits, ...rest] = written.split('/');
  const family = isIP(address);
  const fits = bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
  return family !== 0 && fits && rest.length === 0;
}

const databaseAddress = (name: string) =>
  z
    .string()
    .regex(/^postgres(ql)?:\/\//, `${name} must begin with postgres:// or postgresql://`)
    .optional();

const Environment = z.object({
  DATABASE_URL: databaseAddress('DATABASE_URL'),
  DIRECT_DATABASE_URL: databaseAddress('DIRECT_DATABASE_URL'),
  MIGRATION_DATABASE_URL: databaseAddress('MIGRATION_DATABASE_URL'),
  PORT: port('PORT', 3000),
  HOST: z.string().min(1, 'HOST must not be empty').default('127.0.0.1'),
  DATA_DIR: z.string().min(1, 'DATA_DIR must not be empty').default('data'),
  SMTP_PORT: port('SMTP_PORT', 2525),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'PUBLIC_URL must be an http or https address' }).optional(),
  TRUSTED_PROXIES: z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .refine((list) => list.every(isNetwork), 'TRUSTED_PROXIES must be IP addresses or networks such as 10.0.0.0/8')
    .default([]),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'LOG_LEVEL must be debug, info, warn, error or silent')
    .default('info'),
  METRICS_PORT: z.coerce
    .number('METRICS_PORT must be a number')
    .int('METRICS_PORT must be a whole number')
    .min(0, 'METRICS_PORT must be 0 to 65535')
    .max(65535, 'METRICS_PORT must be 0 to 65535')
    .optional(),
  METRICS_HOST: z.string().default('127.0.0.1'),
  METRICS_TOKEN: z.string().min(16, 'METRICS_TOKEN must have at least 16 characters').optional(),
  SERVICES: z
    .string()
    .default(services.join(','))
    .transform((words) => words.split(',').map((word) => word.trim()))
    .pipe(z.array(z.enum(services, `SERVICES must name some of ${services.join(', ')}, with commas between`)).min(1)),
});

/** Settings that may be given as the name of a file holding them, as secrets are handed to containers. */
const fromFile = ['DATABASE_URL', 'DIRECT_DATABASE_URL', 'MIGRATION_DATABASE_URL', 'METRICS_TOKEN'];

export type Config = {
  /** PostgreSQL to use; undefined: the embedded one under `dataDir`. */
  databaseUrl: string | undefined;
  /** The same database by the same user past a connection pooler; undefined: `databaseUrl` leads there itself. */
  directDatabaseUrl: string | undefined;
  /** The same database as the owner of its tables, for migrations; undefined: `databaseUrl` is the owner's. */
  migrationDatabaseUrl: string | undefined;
  /** 0 lets the system choose a free port. */
  port: number;
  host: string;
  dataDir: string;
  smtpPort: number;
  /** Address people reach the desk at, without a slash at the end; undefined: the one it listens on. */
  publicUrl: string | undefined;
  /** Proxies whose X-Forwarded-For says who calls. */
  trustedProxies: string[];
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Port of `/metrics` alone; undefined: it is served beside the API, to those who may have it. */
  metricsPort: number | undefined;
  metricsHost: string;
  /** Who shows this as a bearer token may read `/metrics` on the port of the API. */
  metricsToken: string | undefined;
  services: readonly Service[];
};

/** The settings of the process, or every problem with them at once. Empty variables count as not set. */
export function readConfig(
  environment: Record<string, string | undefined>,
): { config: Config } | { problems: string[] } {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const problems: string[] = [];
  for (const name of fromFile) {
    const file = given[`${name}_FILE`];
    if (!file) continue;
    try {
      given[name] = readFileSync(file, 'utf8').trim();
    } catch {
      problems.push(`${name}_FILE names a file that cannot be read: ${file}`);
    }
  }
  const read = Environment.safeParse(given);
  if (!read.success) problems.push(...read.error.issues.map((issue) => issue.message));
  if (read.data?.MIGRATION_DATABASE_URL && !read.data.DATABASE_URL) {
    problems.push('MIGRATION_DATABASE_URL is the owner of a database of your own: DATABASE_URL must be set as well');
  }
  if (read.data?.DIRECT_DATABASE_URL && !read.data.DATABASE_URL) {
    problems.push('DIRECT_DATABASE_URL is the way past a connection pooler: DATABASE_URL must be set as well');
  }
  if (!read.success || problems.length > 0) return { problems };
  const values = read.data;
  return {
    config: {
      databaseUrl: values.DATABASE_URL,
      directDatabaseUrl: values.DIRECT_DATABASE_URL,
      migrationDatabaseUrl: values.MIGRATION_DATABASE_URL,
      port: values.PORT,
      host: values.HOST,
      dataDir: resolve(values.DATA_DIR),
      smtpPort: values.SMTP_PORT,
      publicUrl: values.PUBLIC_URL?.replace(/\/+$/, ''),
      trustedProxies: values.TRUSTED_PROXIES,
      logLevel: values.LOG_LEVEL,
      metricsPort: values.METRICS_PORT,
      metricsHost: values.METRICS_HOST,
      metricsToken: values.METRICS_TOKEN,
      services: values.SERVICES,
    },
  };
}
