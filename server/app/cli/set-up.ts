import { parseArgs } from 'node:util';
import { Setup } from '#contract/desk.ts';
import { command, type Runtime } from '#platform/command.ts';
import { layInExample } from '../demo/lay-in-example.ts';
import { setUpDesk } from '../first-run/set-up-desk.ts';
import { operator, UsageError, withDesk } from './open-desk.ts';

/** The option a field of the first run is given by. */
const optionOf: Record<string, string> = { email: 'admin-email', password: 'admin-password', name: 'admin-name' };

/** `linja setup …`: the first run, unattended. Fails with `already_set_up` where it has been done. */
export async function setUp(args: string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: {
      language: text,
      'admin-email': text,
      'admin-password': text,
      'admin-name': text,
      organisation: text,
      country: text,
      zone: text,
      example: text,
    },
  });
  const read = Setup.safeParse({
    language: values.language ?? 'en',
    name: values['admin-name'] ?? 'Administrator',
    email: values['admin-email'] ?? '',
    password: values['admin-password'] ?? '',
    organisation: values.organisation,
    country: values.country,
    zone: values.zone,
    example: values.example,
  });
  if (!read.success) {
    const problems = read.error.issues.map((issue) => {
      const field = String(issue.path[0] ?? '');
      return `  - --${optionOf[field] ?? field}: ${issue.message}`;
    });
    throw new UsageError(problems.join('\n'));
  }
  const input = read.data;
  const work = async (runtime: Runtime) => {
    await command(runtime, operator, (ctx) => setUpDesk(ctx, input));
    await layInExample(runtime);
  };
  await withDesk(process.env, work, { make: true });
  console.log(`Set up in ${input.language} with ${input.email} as the first administrator.`);
  return 0;
}
