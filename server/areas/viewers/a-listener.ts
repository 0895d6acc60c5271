type Presence = { requestId: string; person: { id: string; name: string }; state: string | null };
type Changes = { requests: string[] | null; topics: string[] | null; elsewhere?: true };
export type Heard = { presence: Presence[]; changes: Changes[]; notified: number };

/** A browser's live connection, for tests: what its owner, by key or by cookies, has heard so far. */
export async function aListener(url: string, key: string | { cookies: Map<string, string> }) {
  const heard: Heard = { presence: [], changes: [], notified: 0 };
  const stop = new AbortController();
  const response = await fetch(`${url}/api/v1/live`, {
    headers:
      typeof key === 'string'
        ? { authorization: `Bearer ${key}` }
        : { cookie: [...key.cookies].map((pair) => pair.join('=')).join('; ') },
    signal: stop.signal,
  });
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  const take = (block: string) => {
    const event = /^event: (.*)$/m.exec(block)?.[1];
    const content = JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? 'null');
    if (event === 'presence') heard.presence.push(content);
    else if (event === 'changes') heard.changes.push(content);
    else if (event === 'notified') heard.notified += 1;
  };
  const ended = (async () => {
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const blocks = (rest + decoder.decode(value, { stream: true })).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) take(block);
    }
  })().catch(() => undefined);
  return {
    heard,
    ended,
    stop: () => stop.abort(),
    /** Waits until something has been heard, five seconds at most. */
    until: async (is: (heard: Heard) => boolean, withinMs = 5000) => {
      const end = Date.now() + withinMs;
      while (!is(heard)) {
        if (Date.now() > end) throw new Error(`not heard: ${JSON.stringify(heard)}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
  };
}
