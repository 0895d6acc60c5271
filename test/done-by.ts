type Call = (method: string, path: string, body?: unknown, more?: any) => Promise<{ status: number; body: any }>;

/** Does what a test needs done before it looks: gives the body of the answer, and throws where the desk refused. */
export type Done = (...asked: Parameters<Call>) => Promise<any>;

/**
 * A step that is not itself looked at has to have been taken, or the test says nothing; a refusal names the step and
 * the answer.
 */
export function doneBy(call: Call): Done {
  return async (method, path, ...more) => {
    const { status, body } = await call(method, path, ...more);
    if (status >= 300) throw new Error(`${method} ${path} answered ${status} ${JSON.stringify(body)}`);
    return body;
  };
}

/** The body of an answer that somebody else asked for; throws where it is a refusal. */
export async function ok(asked: Promise<{ status: number; body: any }>): Promise<any> {
  const { status, body } = await asked;
  if (status >= 300) throw new Error(`answered ${status} ${JSON.stringify(body)}`);
  return body;
}
