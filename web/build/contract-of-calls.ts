import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { namedImports, rewritten } from './named-imports.ts';

const folder = fileURLToPath(new URL('../../contract', import.meta.url));
const prefix = 'virtual:contract-of-calls/';

type Contract = Record<string, unknown>;
type Route = { method: string; path: string; body?: unknown };

/**
 * A module that only calls routes needs their methods and paths, not the shapes the server checks them by. Such imports
 * of the contract get just that, so that the shapes, and the library they are written with, load with the first form.
 */
export function contractOfCalls(): Plugin {
  return {
    name: 'contract-of-calls',
    enforce: 'pre',
    async transform(code, id) {
      if (!id.includes('/web/src/') || !code.includes('#contract/')) return;
      const imports = namedImports(code, (source) => source.startsWith('#contract/'));
      const contracts = new Map(
        await Promise.all(imports.map(async (one) => [one.source, await contractAt(one.source)] as const)),
      );
      return rewritten(code, imports, (one) => {
        const contract = contracts.get(one.source);
        const plain = one.names.every(
          ({ imported, local }) => lightOf(contract?.[imported]) !== undefined && !usesShape(code, local),
        );
        if (!plain) return null;
        const names = one.names.map(({ imported, local }) => `${imported} as ${local}`).join(', ');
        return names === '' ? '' : `import { ${names} } from '${prefix}${one.source.slice('#contract/'.length)}';`;
      });
    },
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    async load(id) {
      if (!id.startsWith(`\0${prefix}`)) return;
      const file = id.slice(prefix.length + 1);
      this.addWatchFile(join(folder, file));
      const contract = await contractAt(`#contract/${file}`);
      return Object.entries(contract)
        .map(([name, value]) => [name, lightOf(value)] as const)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
        .join('\n');
    },
  };
}

/** Whether a module reaches for the shapes of a route, `xRoutes.create.body`; as a type they weigh nothing. */
const usesShape = (code: string, name: string) =>
  new RegExp(`(?<!typeof )\\b${name}\\s*\\.\\s*\\w+\\s*\\??\\.\\s*(body|query|params|answer)\\b`).test(code);

function contractAt(source: string): Promise<Contract> {
  const file = join(folder, source.slice('#contract/'.length));
  return import(`${pathToFileURL(file)}?${statSync(file).mtimeMs}`) as Promise<Contract>;
}

const isRoute = (value: unknown): value is Route =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'answer' in value;

/** What is left of an export: routes as method, path and whether they take a body; lists and words as they are. */
function lightOf(value: unknown): unknown {
  if (isPlain(value)) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const routes = Object.entries(value);
  if (routes.length === 0 || !routes.every(([, one]) => isRoute(one))) return undefined;
  return Object.fromEntries(
    routes.map(([name, { method, path, body }]) => [name, { method, path, ...(body ? { body: true } : {}) }]),
  );
}

function isPlain(value: unknown): boolean {
  if (['string', 'number', 'boolean'].includes(typeof value)) return true;
  if (Array.isArray(value)) return value.every(isPlain);
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype &&
    Object.values(value).every(isPlain)
  );
}
