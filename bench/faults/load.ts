import { randomUUID } from 'node:crypto';
import nodemailer from 'nodemailer';
import type { Agent } from '../prepare-desk.ts';
import { acknowledged, type Ledger } from './ledger.ts';
import type { NodeProcess } from './node-process.ts';

export type Load = {
  /** Lets what is under way be acknowledged, then rests. */
  pause: () => Promise<void>;
  resume: () => void;
  /** Waits until so many more acknowledgements have come. */
  more: (count: number) => Promise<void>;
  end: () => Promise<void>;
};

type Answer = { status: number; body: Record<string, unknown> };

/** Milliseconds before what was not acknowledged is sent again, and until a client gives a call up. */
const againMs = 300;
const patienceMs = 20_000;

/**
 * Clients that do not stop at a fault: phones ring (registrations), mails come by SMTP and HTTP, agents pull, answer and
 * solve. What gets no answer is sent again, with the same id, until it is acknowledged.
 */
export function startLoad(desk: {
  nodes: () => NodeProcess[];
  agents: Agent[];
  categoryId: string;
  ledger: Ledger;
  restMs: number;
}): Load {
  const { ledger } = desk;
  let running = true;
  let ended = false;
  let turn = 0;
  const rest = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  /** Clients know every node that takes calls, and go to the next where one does not answer. */
  const nextNode = () => {
    const nodes = desk.nodes();
    return nodes[turn++ % nodes.length] as NodeProcess;
  };

  async function call(agent: Agent, method: string, path: string, body: Buffer | object): Promise<Answer | null> {
    const raw = Buffer.isBuffer(body);
    try {
      const response = await fetch(`${nextNode().url}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${agent.key}`,
          'content-type': raw ? 'message/rfc822' : 'application/json',
        },
        body: raw ? new Uint8Array(body) : JSON.stringify(body),
        signal: AbortSignal.timeout(patienceMs),
      });
      const answer = { status: response.status, body: (await response.json()) as Answer['body'] };
      if (answer.status === 500) ledger.faults.push(`${method} ${path}: ${answer.body.traceId}`);
      return answer;
    } catch {
      return null;
    }
  }

  /** Until it is acknowledged, or refused for a reason that does not pass. */
  async function insist(attempt: () => Promise<Answer | null>): Promise<Answer> {
    for (;;) {
      const answer = await attempt();
      if (answer && answer.status < 500) return answer;
      ledger.repeated += 1;
      await rest(againMs);
    }
  }

  async function register(agent: Agent): Promise<void> {
    const id = randomUUID();
    const { categoryId } = desk;
    const body = { id, channel: 'phone', subject: `Call ${id}`, callerEmail: 'caller@customer.example', categoryId };
    const answer = await insist(() => call(agent, 'POST', '/requests', body));
    if (answer.status === 201) ledger.requests.set(id, answer.body.number as number);
    else ledger.faults.push(`a registration got ${answer.status}: ${answer.body.detail}`);
  }

  async function mailBySmtp(): Promise<void> {
    const word = randomUUID();
    for (;;) {
      const transport = nodemailer.createTransport({
        host: '127.0.0.1',
        port: nextNode().smtpPort,
        ignoreTLS: true,
        socketTimeout: patienceMs,
        connectionTimeout: patienceMs,
      });
      const isTaken = await transport
        .sendMail({ envelope: { from: 'anna@customer.example', to: ['support@desk.example'] }, raw: mailOf(word) })
        .then(
          () => true,
          () => false,
        );
      transport.close();
      if (isTaken) break;
      ledger.repeated += 1;
      await rest(againMs);
    }
    ledger.mails.add(word);
  }

  async function mailByHttp(agent: Agent): Promise<void> {
    const word = randomUUID();
    const raw = Buffer.from(mailOf(word));
    const answer = await insist(() => call(agent, 'POST', '/intake/email', raw));
    if (answer.status === 202) ledger.mails.add(word);
    else ledger.faults.push(`a mail got ${answer.status}: ${answer.body.detail}`);
  }

  /** Pulls, answers, solves: the agent's day. What a pull gave whose answer was lost is found as what one still holds. */
  async function serve(agent: Agent): Promise<void> {
    const pulled = await insist(() => call(agent, 'POST', '/queue/next', {}));
    let id: string | undefined;
    if (pulled.status === 200) {
      id = (pulled.body.request as { id: string } | null)?.id;
      if (id) ledger.pulls.push({ requestId: id, agentId: agent.id });
    } else if (pulled.body.code === 'still_holding') id = (pulled.body.facts as { id: string }).id;
    else ledger.faults.push(`a pull got ${pulled.status}: ${pulled.body.detail}`);
    if (!id) return rest(200);
    const reply = { id: randomUUID(), text: `We are on our way. ${randomUUID()}`, to: ['anna@customer.example'] };
    const replied = await insist(() => call(agent, 'POST', `/requests/${id}/replies`, reply));
    if (replied.status === 201) ledger.replies.add(reply.id);
    else ledger.faults.push(`a reply got ${replied.status}: ${replied.body.detail}`);
    const steps: [string, object][] = [
      ['kind', { kind: 'information' }],
      ['solution', { solution: 'Done.', informationGiven: 'They are on their way.' }],
    ];
    for (const [step, body] of steps) {
      const answer = await insist(() => call(agent, 'PUT', `/requests/${id}/${step}`, body));
      // Done already, by the call whose answer was lost.
      const before = answer.status === 409 && answer.body.code === 'transition_refused';
      if (answer.status !== 200 && !before) ledger.faults.push(`${step}: ${answer.status}: ${answer.body.detail}`);
    }
  }

  const [first, second, ...pullers] = desk.agents as [Agent, Agent, ...Agent[]];
  const lanes: (() => Promise<void>)[] = [
    () => register(first),
    () => mailBySmtp(),
    () => mailByHttp(second),
    ...pullers.map((agent) => () => serve(agent)),
  ];
  const busy = new Set<Promise<void>>();
  const loops = lanes.map(async (lane) => {
    while (!ended) {
      if (running) {
        const work = lane().catch((error) => void ledger.faults.push(`a client failed: ${error}`));
        busy.add(work);
        await work;
        busy.delete(work);
      }
      await rest(desk.restMs * (0.5 + Math.random()));
    }
  });
  return {
    pause: async () => {
      running = false;
      await Promise.all(busy);
    },
    resume: () => {
      running = true;
    },
    more: async (count) => {
      const wanted = acknowledged(ledger) + count;
      while (acknowledged(ledger) < wanted) await rest(20);
    },
    end: async () => {
      ended = true;
      await Promise.all(loops);
    },
  };
}

const mailOf = (word: string) =>
  [
    'From: Anna Ek <anna@customer.example>',
    'To: support@desk.example',
    `Subject: Mail ${word}`,
    `Message-ID: <${word}@customer.example>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    `It prints nothing since this morning. ${word} ${'And more of it. '.repeat(100)}`,
    '',
  ].join('\r\n');
