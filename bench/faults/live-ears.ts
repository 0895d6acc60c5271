import type { NodeProcess } from './node-process.ts';

/** A browser that listens at a node, and what it has heard of. */
export type LiveEars = { heard: ReadonlySet<string>; close: () => void };

/** How long a browser waits before it connects again. */
const againMs = 500;

/**
 * Listens at a node with somebody's key as a browser does: whenever the connection ends, it comes back. Gives the ids of the
 * requests it was told of.
 */
export function listenAt(node: NodeProcess, key: string): LiveEars {
  const heard = new Set<string>();
  const end = new AbortController();
  const connection = async () => {
    const headers = { authorization: `Bearer ${key}` };
    const answer = await fetch(`${node.url}/api/v1/live`, { headers, signal: end.signal });
    let said = '';
    for await (const piece of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const lines = (said + piece).split('\n');
      said = lines.pop() ?? '';
      for (const line of lines) {
        if (!line.startsWith('data: ')) continue;
        const { requests } = JSON.parse(line.slice(6)) as { requests?: string[] | null };
        for (const id of requests ?? []) heard.add(id);
      }
    }
  };
  void (async () => {
    while (!end.signal.aborted) {
      await connection().catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, againMs));
    }
  })();
  return { heard, close: () => end.abort() };
}
