import { createRule } from '#areas/rules/create-rule.ts';
import type { Language } from '#contract/common-shapes.ts';
import type { Condition } from '#contract/rules.ts';
import type { Ctx } from '#platform/command.ts';

type Words = { danger: string[]; names: { danger: string; vip: string; old: string; contract: string } };

/** Names and words of the rules every example has, beside the keywords of its own categories. */
export const exampleRules: Record<Language, Words> = {
  en: {
    danger: ['danger*', 'injur*', 'fire'],
    names: {
      danger: 'Danger',
      vip: 'Important customers',
      old: 'Letters that took long',
      contract: 'Post from customers under contract',
    },
  },
  sv: {
    danger: ['fara', 'farlig*', 'skadad*', 'brand*'],
    names: {
      danger: 'Fara',
      vip: 'Viktiga kunder',
      old: 'Brev som tagit lång tid',
      contract: 'Brev från kunder med avtal',
    },
  },
  fi: {
    danger: ['vaara*', 'loukkaantu*', 'tulipalo*'],
    names: {
      danger: 'Vaara',
      vip: 'Tärkeät asiakkaat',
      old: 'Kauan matkalla olleet kirjeet',
      contract: 'Sopimusasiakkaiden kirjeet',
    },
  },
  nl: {
    danger: ['gevaar*', 'gewond*', 'brand'],
    names: {
      danger: 'Gevaar',
      vip: 'Belangrijke klanten',
      old: 'Brieven die lang onderweg waren',
      contract: 'Brieven van klanten met een contract',
    },
  },
  da: {
    danger: ['fare', 'farlig*', 'kommet til skade', 'brand*'],
    names: {
      danger: 'Fare',
      vip: 'Vigtige kunder',
      old: 'Breve, der var længe undervejs',
      contract: 'Breve fra kunder med kontrakt',
    },
  },
  pl: {
    danger: ['niebezpiecz*', 'rann*', 'pożar*'],
    names: {
      danger: 'Zagrożenie',
      vip: 'Ważni klienci',
      old: 'Listy, które długo szły',
      contract: 'Listy od klientów z umową',
    },
  },
};

/**
 * Lays in rules that show what they can ask for: danger goes before all else, important customers and late letters only
 * press where no keyword has said what it is about.
 */
export async function layInRules(ctx: Ctx, language: Language, high: string): Promise<void> {
  const { danger, names } = exampleRules[language];
  const late: Condition[] = [
    { on: 'channel', anyOf: ['letter', 'fax'] },
    { on: 'age', atLeastMinutes: 2 * 24 * 60 },
  ];
  await createRule(ctx, {
    name: names.danger,
    conditions: [{ on: 'words', in: 'both', anyOf: danger }],
    priorityId: high,
  });
  const below = { beatsChoice: false, priorityId: high };
  await createRule(ctx, { ...below, name: names.vip, conditions: [{ on: 'importance', anyOf: ['vip'] }] });
  await createRule(ctx, { ...below, name: names.old, conditions: late });
  const covered: Condition[] = [{ on: 'contract' }, { on: 'channel', anyOf: ['letter', 'fax'] }];
  await createRule(ctx, { ...below, name: names.contract, conditions: covered });
}
