import { type LiveEars, listenAt } from '../faults/live-ears.ts';
import type { NodeProcess } from '../faults/node-process.ts';

/** How long a change may take to a browser of another node, in milliseconds. */
const patienceMs = 5000;

/**
 * A browser at each of two nodes; registers `count` requests at each, one after the other (`register` gives the id), and
 * gives how many the browser of the other node heard of in time. `key` is that of somebody who may see them.
 */
export async function listenLive(
  nodes: [NodeProcess, NodeProcess],
  key: string,
  count: number,
  register: (node: NodeProcess, at: number) => Promise<string>,
): Promise<number> {
  const [first, second] = nodes.map((node) => listenAt(node, key)) as [LiveEars, LiveEars];
  const pairs = [
    [nodes[0], second],
    [nodes[1], first],
  ] as const;
  let heard = 0;
  for (let at = 0; at < count; at++) {
    for (const [node, ears] of pairs) {
      const id = await register(node, at);
      const until = performance.now() + patienceMs;
      while (!ears.heard.has(id) && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
      if (ears.heard.has(id)) heard += 1;
    }
  }
  for (const ears of [first, second]) ears.close();
  return heard;
}
