import reference from '@scalar/fastify-api-reference';
import fastify from 'fastify';
import type { Plugin } from 'vite';

/** Where the kit serves its script beside its page; the page names it so. */
const scriptBesidePage = 'js/scalar.js';

/**
 * Puts the page of the API reference and its script among what is built. The kit that makes them holds its script of four
 * megabytes twice for as long as it is loaded, which a server that hands out files need not.
 */
export function apiReference(): Plugin {
  return {
    name: 'api-reference',
    apply: 'build',
    async generateBundle() {
      const { page, script } = await fromKit();
      const asset = this.emitFile({ type: 'asset', name: 'api-reference.js', source: script });
      if (!page.includes(scriptBesidePage)) this.error('the page of the API reference names its script in another way');
      const named = page.replace(scriptBesidePage, `/${this.getFileName(asset)}`);
      // WCAG 3.1.1: the document is in English.
      const source = named.replace('<html>', '<html lang="en">');
      this.emitFile({ type: 'asset', fileName: 'api-reference.html', source });
    },
  };
}

/** The page and the script as the kit's plugin would answer them. */
async function fromKit(): Promise<{ page: string; script: string }> {
  const app = fastify();
  await app.register(reference, {
    routePrefix: '/docs',
    configuration: {
      url: '/api/openapi.json',
      pageTitle: 'Linja API',
      withDefaultFonts: false,
      telemetry: false,
      hideClientButton: true,
      showDeveloperTools: 'never',
      agent: { disabled: true },
      mcp: { disabled: true },
    },
  });
  const get = async (path: string) => (await app.inject(`/docs/${path}`)).body;
  const answer = { page: await get(''), script: await get(scriptBesidePage) };
  await app.close();
  return answer;
}
