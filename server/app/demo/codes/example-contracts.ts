import { createContract } from '#areas/customers/create-contract.ts';
import type { Language } from '#contract/common-shapes.ts';
import type { Ctx } from '#platform/command.ts';
import { listCustomersWithRequests } from '../example-queries.ts';

/** What the contracts of the example are called. */
const contractNames: Record<Language, { care: string; hours: string }> = {
  en: { care: 'Service and maintenance', hours: 'Extended service hours' },
  sv: { care: 'Service och underhåll', hours: 'Utökade servicetider' },
  fi: { care: 'Huolto ja ylläpito', hours: 'Laajennettu palveluaika' },
  nl: { care: 'Service en onderhoud', hours: 'Ruimere servicetijden' },
  da: { care: 'Service og vedligehold', hours: 'Udvidet servicetid' },
  pl: { care: 'Serwis i konserwacja', hours: 'Rozszerzone godziny serwisu' },
};

const wanted = 9;
const day = 86_400_000;

/**
 * Lays in contracts of customers who have written: most in force, some that end soon, one that is over, one nobody has
 * activated yet. Those of somebody in a company are the company's.
 */
export async function layInContracts(ctx: Ctx, language: Language): Promise<void> {
  const names = contractNames[language];
  const customers = await listCustomersWithRequests(ctx.tx, wanted);
  const on = (days: number) => new Date(ctx.now.getTime() + days * day).toISOString().slice(0, 10);
  for (const [at, one] of customers.entries()) {
    const [from, until] = at === 2 ? [-700, -20] : at === 5 ? [-340, 25] : [-200 - at * 7, at % 3 === 0 ? null : 300];
    await createContract(ctx, one.id, {
      number: `S-${on(from ?? 0).slice(0, 4)}-${String(101 + at)}`,
      name: at % 4 === 3 ? names.hours : names.care,
      ofOrganisation: one.hasOrganisation,
      effectiveOn: on(from ?? 0),
      expiryOn: until === null || until === undefined ? null : on(until),
      active: at !== 7,
    });
  }
}
