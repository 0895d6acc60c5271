import { errorCodes } from '#platform/error-codes.ts';

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Backticks of the list mark code. */
const marked = (text: string) => escaped(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');

/** Every error code as a page of its own, an anchor each: where the `type` of a problem document leads. */
export function errorPage(): string {
  const rows = Object.entries(errorCodes).map(
    ([code, words]) => `<dt id="${code}"><a href="#${code}">${code}</a></dt><dd>${marked(words)}</dd>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Error codes · Linja API</title>
<style>
:root { color-scheme: light dark }
body { font: 16px/1.55 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
dt { font-family: ui-monospace, monospace; font-weight: 600; margin-top: 1.1rem; scroll-margin-top: 1rem }
dt a { color: inherit; text-decoration: none }
dt:target a { text-decoration: underline; text-decoration-thickness: 2px }
dd { margin: 0.15rem 0 0 }
</style>
</head>
<body>
<main>
<h1>Error codes</h1>
<p>Refusals are problem documents (RFC 9457). <code>code</code> is one of these. <a href="/api/docs/">API reference</a></p>
<dl>
${rows.join('\n')}
</dl>
</main>
</body>
</html>
`;
}
