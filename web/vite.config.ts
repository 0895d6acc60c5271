import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { apiReference } from './build/api-reference.ts';
import { contractOfCalls } from './build/contract-of-calls.ts';
import { withoutBarrels } from './build/without-barrels.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The API a development server talks to; the built client is served by the product itself, same origin. */
const api = process.env.LINJA_API ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: here,
  plugins: [contractOfCalls(), withoutBarrels(), react(), apiReference(), compressed()],
  // The server puts another word in its place for each page it gives (server/platform/http/serve-web.ts).
  html: { cspNonce: 'NONCE-OF-THIS-PAGE' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Inlined assets would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // The library of the shapes, for the pages with forms.
            { name: 'zod', test: /node_modules\/zod\// },
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
            // All else that every page needs before its own file, as one file instead of sixty.
            { name: (id: string, graph: Graph) => (isFirstLoad(id, graph) ? 'shell' : null), debugName: 'shell' },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    fs: { allow: ['..'] },
    // Sign-in refuses foreign origins; through the proxy the client is at home.
    proxy: { '/api': { target: api, changeOrigin: true, headers: { origin: api } } },
  },
});

/** Writes each asset compressed beside itself; the server hands out those instead of compressing on every request. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    writeBundle({ dir = here }) {
      const assets = join(dir, 'assets');
      for (const name of readdirSync(assets)) {
        if (!/\.(js|css|svg)$/.test(name)) continue;
        const plain = readFileSync(join(assets, name));
        // The best takes two seconds for each megabyte; the next best a tenth of that, for a tenth more to send.
        const params = { [zlib.BROTLI_PARAM_QUALITY]: plain.length > 1_000_000 ? 9 : zlib.BROTLI_MAX_QUALITY };
        writeFileSync(join(assets, `${name}.br`), brotliCompressSync(plain, { params }));
        writeFileSync(join(assets, `${name}.gz`), gzipSync(plain, { level: 9 }));
      }
    },
  };
}

type Graph = { getModuleInfo: (id: string) => { importers: string[] } | null };

const firstLoad = new Map<string, boolean>();

/** Whether a module is reached from `main.tsx` by static imports alone, and so is part of the first load. */
function isFirstLoad(id: string, graph: Graph): boolean {
  const known = firstLoad.get(id);
  if (known !== undefined) return known;
  // Holds while its importers are looked at, so that a circle of imports ends.
  firstLoad.set(id, false);
  const reached =
    id.endsWith('/src/main.tsx') ||
    (graph.getModuleInfo(id)?.importers ?? []).some((importer) => isFirstLoad(importer, graph));
  firstLoad.set(id, reached);
  return reached;
}
