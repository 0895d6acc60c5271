import { errorCodes } from '#platform/error-codes.ts';

/** Every error code with when it is met and what to do, as Markdown; made from the list the server itself uses. */
export function errorReference(): string {
  const parts = Object.entries(errorCodes).map(([code, words]) => `## ${code}\n\n${words}\n`);
  return `# Error codes

Refusals are problem documents (RFC 9457, \`application/problem+json\`): \`code\` is one of these, \`detail\` says it for the
case at hand, \`facts\` and \`errors\` carry what a program needs to act on it, \`traceId\` finds the call in the server's log.
This page is made from the server's own list by \`npm run linja -- openapi\`.

${parts.join('\n')}`;
}
