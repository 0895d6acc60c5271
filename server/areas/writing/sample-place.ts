import type { Catalogue } from '#areas/catalog/index.ts';
import type { Language } from '#contract/common-shapes.ts';
import type { Principal } from '#platform/principal.ts';
import type { WritingPlace } from './render-text.ts';

const subjects: Record<Language, string> = {
  en: 'The heating is cold',
  sv: 'Elementet är kallt',
  fi: 'Patteri on kylmä',
  nl: 'De verwarming is koud',
  da: 'Radiatoren er kold',
  pl: 'Zimny kaloryfer',
};
const customers: Record<Language, string> = {
  en: 'Alex Carter',
  sv: 'Karin Lind',
  fi: 'Aino Laine',
  nl: 'Sanne de Wit',
  da: 'Freja Holm',
  pl: 'Ewa Zając',
};

/** An invented request, for trying a text before there is one to try it on. Its deadline lies three hours ahead. */
export function samplePlace(catalogue: Catalogue, actor: Principal, language: Language, now: Date): WritingPlace {
  const centre = catalogue.centres.get(actor.centreIds[0] ?? '') ?? [...catalogue.centres.values()][0];
  const category = [...catalogue.categories.values()].find((one) => one.active && !one.membersOnly && !one.internal);
  return {
    facts: {
      customer: { name: customers[language], organisation: null },
      request: {
        number: 104233,
        subject: subjects[language],
        categoryPath: category?.outerPath ?? null,
        deadlineAt: new Date(now.getTime() + 3 * 3_600_000),
        createdAt: now,
      },
      agent: { name: actor.name, email: actor.email },
      centre: centre?.name ?? null,
      desk: catalogue.desk.organisation || null,
      now,
      zone: catalogue.desk.zone,
    },
    languages: [language],
  };
}
