import { expect, test } from 'vitest';
import { catalogueNow } from '#areas/catalog/index.ts';
import { languages } from '#contract/common-shapes.ts';
import { command } from '#platform/command.ts';
import { aDesk } from '#test/a-desk.ts';
import { exampleMacros, exampleTexts } from './example-words.ts';
import { layInMacros, layInTexts } from './lay-in-words.ts';

const system = { kind: 'system', id: null, name: 'Linja', channel: 'example' } as const;

test.each(languages)(
  'on a desk in %s every example text reads whole to customers of all languages, and its macros can be run',
  async (language) => {
    const desk = await aDesk({ language });
    try {
      await command(desk.runtime, system, async (ctx) => {
        const ids = await layInTexts(ctx, language, [desk.start.centreId]);
        await layInMacros(ctx, await catalogueNow(ctx.tx.withoutPlugins()), language, ids);
      });
      const agent = await desk.aPerson({ name: 'Anna Agent', roles: ['agent'] });
      for (const customers of languages) {
        const request = await agent.done('POST', '/requests', {
          kind: 'action',
          channel: 'email',
          language: customers,
          callerName: 'Bo Ek',
          callerEmail: 'bo@customer.example',
          description: 'x',
        });
        const { rows } = (await agent.call('GET', `/requests/${request.id}/text-modules?limit=50`)).body;
        expect(rows.map((one: any) => one.language)).toEqual(rows.map(() => customers));
        expect(rows).toHaveLength(Object.values(exampleTexts).filter((one) => one.usedIn !== 'note').length);
        const keyword = exampleTexts.received.keyword[language];
        const received = rows.find((one: any) => one.keyword === keyword);
        expect(received.text).toContain(String(request.number));
        expect(received.text.split('\n\n').length).toBeGreaterThanOrEqual(4);
        const signed = (await agent.call('GET', `/requests/${request.id}/signature`)).body.signature;
        expect([signed.language, signed.text]).toEqual([customers, expect.stringContaining('Anna Agent')]);
      }
      const [request] = (await agent.call('GET', '/requests?limit=1')).body.rows;
      const macros = (await agent.call('GET', `/requests/${request.id}/macros`)).body.rows;
      expect(macros.map((one: any) => one.name).sort()).toEqual(
        Object.values(exampleMacros)
          .map((one) => one[language])
          .sort(),
      );
      for (const macro of macros) {
        const preview = await agent.done('POST', `/requests/${request.id}/macros/${macro.id}/preview`, {});
        expect([macro.name, preview.refusal]).toEqual([macro.name, null]);
      }
    } finally {
      await desk.end();
    }
  },
);
