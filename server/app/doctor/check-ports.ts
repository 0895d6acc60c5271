import type { Config } from '#platform/config.ts';
import { canListen, isOwnDesk, mailGreeting } from './doctor-gateway.ts';
import { type Finding, fine, problem } from './finding.ts';

/** Whether each port the desk listens on is free, or is held by the desk itself already. Changes nothing. */
export async function checkPorts({
  host,
  port,
  smtpPort,
  metricsHost,
  metricsPort,
  services,
}: Config): Promise<Finding[]> {
  const found = [await checkPort('PORT', 'browsers', host, port, () => isOwnDesk(host, port))];
  if (services.includes('channels')) {
    const isOurs = async () => /^220 .*Linja/.test(await mailGreeting(host, smtpPort));
    found.push(await checkPort('SMTP_PORT', 'mail', host, smtpPort, isOurs));
  }
  if (metricsPort !== undefined) {
    // A desk that runs holds it together with its first port.
    const isOurs = async () => found[0]?.level === 'fine' && (await isOwnDesk(host, port));
    found.push(await checkPort('METRICS_PORT', 'metrics', metricsHost, metricsPort, isOurs));
  }
  return found;
}

async function checkPort(
  setting: string,
  serves: string,
  host: string,
  port: number,
  isOurs: () => Promise<boolean>,
): Promise<Finding> {
  if (port === 0) return fine(`Any free port will do for ${serves}`);
  const at = `${host}:${port}`;
  const trouble = await canListen(host, port);
  if (trouble === null) return fine(`The port for ${serves} is free (${at})`);
  const why = 'the desk does not start when it cannot listen there';
  if (trouble === 'EADDRINUSE') {
    if (await isOurs()) return fine(`The port for ${serves} is held by this desk, which runs (${at})`);
    const todo = `stop what listens there (ss -ltnp 'sport = :${port}' names it), or set ${setting} to another port`;
    return problem(`The port for ${serves} is taken by another program (${at})`, why, todo);
  }
  if (trouble === 'EACCES') {
    const todo = `ports below 1024 are for privileged programs: set ${setting} to a higher one and let a proxy or the firewall lead there`;
    return problem(`This user may not listen on the port for ${serves} (${at})`, why, todo);
  }
  if (trouble === 'EADDRNOTAVAIL' || trouble === 'ENOTFOUND') {
    return problem(
      `${host} is no address of this machine, so nothing can listen on ${at}`,
      why,
      'set HOST to one that is',
    );
  }
  return problem(
    `The port for ${serves} cannot be listened on (${at}: ${trouble})`,
    why,
    `set ${setting} or HOST to another`,
  );
}
