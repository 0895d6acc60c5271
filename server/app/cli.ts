import { AppError } from '#platform/errors.ts';
import { commands } from './cli/commands.ts';
import { UsageError } from './cli/open-desk.ts';

const help = `Linja at the command line

  setup --admin-email <e-mail> --admin-password <password>
        [--language en|sv|fi|nl|da|pl] [--admin-name <name>] [--organisation <name>]
        [--country <XX>] [--zone <Area/City>] [--example city|maker|none]
                          the first run, once: language, first administrator, example data
  api-key --user <e-mail> [--name <words>]
                          print a new API key of a person; it is shown this once
  password-link --user <e-mail> [--reset-second-factor]
                          print a link with which a person sets a new password, once and within a day; with
                          --reset-second-factor authenticator app, recovery codes and passkeys go as well
  log verify [--anchors [<folder>]]
                          prove that nobody touched the change log; names the first row that was tampered with;
                          with --anchors also against what is noted outside the database each day
  backup --to <folder or file> [--passphrase-file <file>]
                          write a backup of everything, files included, while the desk works
  backup --verify <file>  read a backup to its end and say whether it is whole
  restore --from <file> [--into <database address>] [--replace <name of the database>] [--passphrase-file <file>]
                          into an empty database; --replace removes what the named one holds
  doctor [--json] [--network]
                          say in words what is wrong with this installation, and what to do
  openapi [--verify]      write docs/api/openapi.json and docs/api/errors.md, or say whether they are up to date
  help                    this

Settings: DATABASE_URL, or DATA_DIR (default: data) with the database that comes with Linja. Works beside a running server.`;

async function main([name = 'help', ...args]: string[]): Promise<number> {
  if (['help', '--help', '-h'].includes(name)) {
    console.log(help);
    return 0;
  }
  const run = commands[name];
  if (!run) {
    console.error(`There is no command ${name}.\n\n${help}`);
    return 2;
  }
  try {
    return await run(args);
  } catch (error) {
    // parseArgs says itself, in plain words, what it did not understand.
    const wrongCall = error instanceof UsageError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
    if (wrongCall) {
      console.error(`This cannot be done as asked:\n${(error as Error).message}`);
      return 2;
    }
    console.error(error instanceof AppError ? error.message : `Failed: ${(error as Error).message}`);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
