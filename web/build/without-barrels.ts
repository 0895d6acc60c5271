import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { namedImports, rewritten } from './named-imports.ts';

/** Packages that offer everything through one module. */
const packages = [
  '@mantine/core',
  '@mantine/hooks',
  '@mantine/modals',
  '@mantine/notifications',
  '@tabler/icons-react',
];

type Place = { file: string; name: string };

/**
 * Imports from such a package go to the very file of each name. Through the one module every page would appear to need
 * every component, and all of them would be part of the first load.
 */
export function withoutBarrels(): Plugin {
  const places = new Map<string, Map<string, Place>>();
  return {
    name: 'without-barrels',
    apply: 'build',
    enforce: 'pre',
    async transform(code, id) {
      if (!/\/web\/src\/|node_modules\/@mantine\//.test(id) || !packages.some((name) => code.includes(name))) return;
      const imports = namedImports(code, (source) => packages.includes(source));
      for (const { source } of imports) {
        const file = places.has(source) ? undefined : (await this.resolve(source, id))?.id;
        if (file) places.set(source, placesIn(file));
      }
      return rewritten(code, imports, ({ source, names }) => {
        return names
          .map(({ imported, local }) => {
            const place = places.get(source)?.get(imported);
            if (!place) return `import { ${imported} as ${local} } from '${source}';`;
            return `import { ${place.name} as ${local} } from ${JSON.stringify(place.file)};`;
          })
          .join(' ');
      });
    },
  };
}

/** Which file of a package holds each exported name, read from its one module. */
function placesIn(file: string): Map<string, Place> {
  const code = readFileSync(file, 'utf8');
  const folder = dirname(file);
  const local = new Map<string, Place>();
  for (const one of namedImports(code, () => true)) {
    // What the package hands on from another one is taken from there.
    const from = one.source.startsWith('.') ? join(folder, one.source) : one.source;
    for (const { imported, local: name } of one.names) local.set(name, { file: from, name: imported });
  }
  const places = new Map<string, Place>();
  for (const [, names = '', from] of code.matchAll(/^export\s*\{([^}]*)\}(?:\s*from\s*['"](\.[^'"]+)['"])?/gm)) {
    for (const written of names.split(',').map((one) => one.trim())) {
      const [inside = '', outside = inside] = written.split(/\s+as\s+/);
      const place = from ? { file: join(folder, from), name: inside } : local.get(inside);
      if (place) places.set(outside, place);
    }
  }
  return places;
}
