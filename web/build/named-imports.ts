/** One `import { … } from '…'` of a module: where it stands, from where it imports, and its names without types. */
export type NamedImport = { from: number; to: number; source: string; names: { imported: string; local: string }[] };

const statement = /^import\s*\{([^}]*)\}\s*from\s*(['"])([^'"]+)\2;?/gm;

/** The named imports of a module whose source fits; `import type` and names marked `type` are left out. */
export function namedImports(code: string, fits: (source: string) => boolean): NamedImport[] {
  return [...code.matchAll(statement)]
    .filter((match) => fits(match[3] as string))
    .map((match) => ({
      from: match.index,
      to: match.index + match[0].length,
      source: match[3] as string,
      names: (match[1] as string)
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== '' && !one.startsWith('type '))
        .map((one) => {
          const [imported = one, local = imported] = one.split(/\s+as\s+/);
          return { imported, local };
        }),
    }));
}

/** The code with some of its imports written anew. Lines keep their numbers: an import stays on as many lines as it had. */
export function rewritten(code: string, imports: NamedImport[], write: (one: NamedImport) => string | null): string {
  let result = '';
  let at = 0;
  for (const one of imports) {
    const next = write(one);
    if (next === null) continue;
    const lines = code.slice(one.from, one.to).split('\n').length - 1;
    result += code.slice(at, one.from) + next + '\n'.repeat(lines);
    at = one.to;
  }
  return result + code.slice(at);
}
