import type { Client } from '../backup/client-queries.ts';
import { canConnect, listDns } from './doctor-gateway.ts';
import { type DeskFacts, findDeskFacts } from './doctor-queries.ts';
import { type Finding, fine, problem, spanWords, warning } from './finding.ts';

/** Looks at the desk itself: what is stuck, who administers, whether mail can leave. `network` allows questions to DNS. */
export async function checkDesk(client: Client, network: boolean): Promise<Finding[]> {
  const facts = await findDeskFacts(client);
  if (!facts.setUp) {
    return [
      warning(
        'The first run has not been done',
        'whoever opens the desk first becomes its administrator',
        'open it in a browser, or run linja setup',
      ),
    ];
  }
  return [...aboutWork(facts), ...(await aboutRelay(facts)), ...(network ? await aboutNames(facts) : [])];
}

function aboutWork(facts: DeskFacts): Finding[] {
  const found: (Finding | false)[] = [
    facts.administrators === 0 &&
      problem(
        'There is no administrator',
        'nobody can change settings or people',
        'give the role by SQL as the owner, which the log will show',
      ),
    facts.administrators === 1 &&
      warning(
        'There is one administrator',
        'with a forgotten password nobody can help',
        'give a second person the role',
      ),
    facts.example &&
      warning(
        'The example data is in',
        'invented requests count in queues and reports',
        'start the real desk on an empty database',
      ),
    facts.outboxAge > 60
      ? problem(
          `${facts.outbox} events wait, the oldest for ${spanWords(facts.outboxAge)}`,
          'mails, search and live changes come from them',
          'see that a node with the service worker runs, and read its log',
        )
      : fine('Nothing waits in the outbox for long'),
    facts.jobsFailed > 0 &&
      problem(
        `${facts.jobsFailed} jobs were given up`,
        'what they should have done did not happen',
        'read the log for "job failed"; graphile_worker.jobs names them in last_error',
      ),
    facts.jobsStuck > 0 &&
      warning(
        `${facts.jobsStuck} jobs have been running for over an hour`,
        'their node may have died; others take them over after four hours',
        'start that node anew',
      ),
    facts.inboundFailed > 0 &&
      problem(
        `${facts.inboundFailed} received mails could not be read`,
        'customers wait for an answer nobody knows of',
        'open Settings, Received mail, and run them again or answer by hand',
      ),
    facts.mailFailed > 0 &&
      problem(
        `${facts.mailFailed} mails of the last seven days were not delivered`,
        'customers did not get what was written to them',
        'open Settings, Mail delivery, where each says why',
      ),
    facts.mailWaitingSince > 900 &&
      problem(
        `${facts.mailWaiting} mails wait to be sent, the oldest for ${spanWords(facts.mailWaitingSince)}`,
        'customers wait',
        'see the relay below',
      ),
    facts.keysExpiring > 0 &&
      warning(
        `${facts.keysExpiring} API keys end within 14 days`,
        'what calls with them will be refused',
        'make new ones and hand them over before',
      ),
  ];
  return found.filter((one) => one !== false);
}

async function aboutRelay({ relay, addresses }: DeskFacts): Promise<Finding[]> {
  if (addresses.length === 0) {
    return [
      warning(
        'No mail address is set up',
        'received mail goes to no category of its own and answers have no sender',
        'add one under Settings, Mail addresses',
      ),
    ];
  }
  if (!relay?.host)
    return [warning('No relay is set', 'answers by mail wait in the outbox', 'set one under Settings, Mail delivery')];
  const trouble = await canConnect(relay.host, relay.port);
  return [
    trouble
      ? problem(
          `The relay ${relay.host}:${relay.port} cannot be reached (${trouble})`,
          'no mail leaves',
          'see the name, the port and the firewall',
        )
      : fine(`The relay ${relay.host}:${relay.port} answers`),
  ];
}

/** SPF (RFC 7208) and MX of the domains we write from. */
async function aboutNames({ addresses }: DeskFacts): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const domain of new Set(addresses.map((address) => address.split('@')[1] ?? ''))) {
    const { mx, txt, trouble } = await listDns(domain);
    if (trouble) {
      found.push(
        warning(
          `The names of ${domain} could not be asked for (${trouble})`,
          'nothing is known of its mail',
          'ask again where DNS can be reached',
        ),
      );
      continue;
    }
    if (mx.length === 0)
      found.push(
        problem(
          `${domain} has no MX record`,
          'answers of customers do not arrive',
          'publish one that leads to the mail server in front of the desk',
        ),
      );
    if (!txt.some((words) => words.startsWith('v=spf1')))
      found.push(
        warning(
          `${domain} has no SPF record`,
          'our mails look forged and end in junk',
          'publish a TXT record v=spf1 with the relay',
        ),
      );
    if (mx.length > 0) found.push(fine(`${domain} has ${mx.length} MX records`));
  }
  return found;
}
