import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The API a development server talks to; the built client is served by the product itself, same origin. */
const api = process.env.LINJA_API ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: here,
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Inlined assets would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // All catalogues of one language travel together: one file per reader, none for the other five.
            { name: (id: string) => messageChunk(id), test: /\/messages\/[a-z]{2}\.json$/ },
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    fs: { allow: ['..'] },
    proxy: { '/api': api },
  },
});

function messageChunk(id: string): string | null {
  const language = /\/messages\/([a-z]{2})\.json$/.exec(id)?.[1];
  return language ? `messages-${language}` : null;
}
