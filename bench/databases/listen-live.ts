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
  const end = new AbortController();
  const [first, second] = await Promise.all(nodes.map((node) => listen(node, key, end.signal)));
  const pairs = [
    [nodes[0], second],
    [nodes[1], first],
  ] as const;
  let heard = 0;
  for (let at = 0; at < count; at++) {
    for (const [node, ears] of pairs) {
      const id = await register(node, at);
      const until = performance.now() + patienceMs;
      while (!ears?.has(id) && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
      if (ears?.has(id)) heard += 1;
    }
  }
  end.abort();
  return heard;
}

/** Ids of requests this node's live connection spoke of. */
async function listen(node: NodeProcess, key: string, signal: AbortSignal): Promise<Set<string>> {
  const ids = new Set<string>();
  const answer = await fetch(`${node.url}/api/v1/live`, { headers: { authorization: `Bearer ${key}` }, signal });
  const read = async () => {
    let said = '';
    for await (const piece of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const lines = (said + piece).split('\n');
      said = lines.pop() ?? '';
      for (const line of lines) {
        if (!line.startsWith('data: ')) continue;
        const { requests } = JSON.parse(line.slice(6)) as { requests?: string[] | null };
        for (const id of requests ?? []) ids.add(id);
      }
    }
  };
  read().catch(() => {});
  return ids;
}
