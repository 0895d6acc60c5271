import { editCalendar } from '#areas/calendars/edit-calendar.ts';
import { type CalendarRules, takeHolidays } from '#areas/calendars/index.ts';
import { createCategory } from '#areas/catalog/create-category.ts';
import { type Catalogue, catalogueNow } from '#areas/catalog/index.ts';
import { createMailAddress } from '#areas/channels/email/create-mail-address.ts';
import { type MailSettings, mailSettingsAt } from '#areas/channels/email/mail-settings.ts';
import { createRule } from '#areas/rules/create-rule.ts';
import { putSetting, type Settings } from '#areas/settings/index.ts';
import { createCentre } from '#areas/staff/create-centre.ts';
import { setGroupsOfPerson } from '#areas/staff/index.ts';
import type { Language } from '#contract/common-shapes.ts';
import type { Role } from '#contract/permissions.ts';
import type { Ctx } from '#platform/command.ts';
import type { Principal } from '#platform/principal.ts';
import { settingsVersion } from '#platform/snapshot.ts';
import { findFirstAdministrator, findFirstCentre } from './example-queries.ts';
import type { ExampleSet, ExampleTexts } from './example-shapes.ts';
import { type CategoryIds, hireStaff, principalOf, rootOf, type Staff } from './example-staff.ts';
import { layInChains } from './lay-in-chains.ts';
import { nameGeneral, namesOfCategory } from './names-of-category.ts';
import { layInRules } from './rules/example-rules.ts';
import { speeches } from './speech/speech.ts';
import { layInMacros, layInTexts } from './words/lay-in-words.ts';

/** The desk as the month finds it: set up, staffed, nothing registered yet. */
export type ExampleDesk = {
  catalogue: Catalogue;
  mail: MailSettings;
  rules: CalendarRules;
  categories: CategoryIds;
  firstCentreId: string;
  mailboxes: { first: string; second: string };
  priorities: { high: string; medium: string; low: string };
  staff: Staff;
  administrator: Principal;
};

/**
 * Sets the desk up as an organisation of this kind would have it before the month begins: second centre, category tree,
 * people, holidays, mail addresses, rules. Done at `ctx.now`; `until` says which years' holidays are needed.
 */
export async function setUpExample(
  ctx: Ctx,
  set: ExampleSet,
  desk: Settings['desk'],
  until: Date,
): Promise<ExampleDesk> {
  const { tx } = ctx;
  const language = desk.language as Language;
  const texts = set.texts[language];
  const first = await findFirstCentre(tx);
  const organisation = desk.organisation || texts.organisation;
  await putSetting(tx, 'desk', { ...desk, organisation }, ctx.now);
  const rules = await closeOnHolidays(ctx, first.calendar_id, desk.country, until);
  const secondCentreId = await createCentre(ctx, {
    name: texts.secondCentre,
    calendarId: first.calendar_id,
    language,
    procedure: { maxPulled: 6 },
  });
  const categories = await growTree(ctx, set, language, {
    first: first.id,
    second: secondCentreId,
    general: first.default_category_id as string,
  });
  const centreIds = [first.id, secondCentreId];
  const place = { domain: texts.domain, language, zone: desk.zone, centreIds };
  const staff = await hireStaff(ctx, set, categories, { ...place, names: [...speeches[language].staff] });
  const administrator = await enrolAdministrator(ctx, set, categories, centreIds);
  const mailboxes = await openMailboxes(ctx, texts, centreIds as [string, string]);
  await writeKeywordRules(ctx, texts, categories);
  const kept = await layInTexts(ctx, language, centreIds);
  await layInChains(ctx, await catalogueNow(unkept(tx)));
  const catalogue = await catalogueNow(unkept(tx));
  await layInMacros(ctx, catalogue, language, kept);
  const [high, medium, low] = [...catalogue.priorities.values()].map((one) => one.id) as [string, string, string];
  // After the catalogue the month is told with: what happened in it was decided by its story.
  await layInRules(ctx, language, high);
  return {
    catalogue,
    mail: await mailSettingsAt(unkept(tx), await settingsVersion(tx)),
    rules,
    categories,
    firstCentreId: first.id,
    mailboxes,
    priorities: { high, medium, low },
    staff,
    administrator,
  };
}

/** What is read inside this transaction must not be kept for others: it may never have been. */
const unkept = (tx: Ctx['tx']) => tx.withoutPlugins();

async function closeOnHolidays(ctx: Ctx, calendarId: string, country: string, until: Date): Promise<CalendarRules> {
  const calendar = [...(await catalogueNow(unkept(ctx.tx))).calendars.values()].find((one) => one.id === calendarId);
  if (!calendar) throw new Error('the first centre has no calendar');
  // Whoever lives in Great Britain has the days of a part of it; eves are closed where banks are, the last one from noon.
  const publicHolidays = {
    country,
    region: country === 'GB' ? 'ENG' : null,
    kinds: ['public' as const, 'bank' as const],
    choices: [{ rule: '12-31', closes: '12:00' }],
  };
  const rules = await takeHolidays({ ...calendar.rules, publicHolidays }, until);
  await editCalendar(ctx, calendarId, { rules });
  return rules;
}

async function growTree(
  ctx: Ctx,
  set: ExampleSet,
  language: Language,
  known: { first: string; second: string; general: string },
): Promise<CategoryIds> {
  await nameGeneral(ctx, known.general, language);
  const ofKey = new Map<string, string>();
  const centreOf = new Map([[known.general, known.first]]);
  for (const key of set.categories) {
    const parent = key.split('.').slice(0, -1).join('.');
    const centreId = set.secondCentreRoots.includes(rootOf(key)) ? known.second : known.first;
    const parentId = parent ? (ofKey.get(parent) as string) : null;
    const id = await createCategory(ctx, { ...namesOfCategory(set, key, language), parentId, centreId });
    ofKey.set(key, id);
    centreOf.set(id, centreId);
  }
  return { ofKey, centreOf, general: known.general };
}

/** The first administrator works along in some branches, so that the own desk has something on it. */
async function enrolAdministrator(
  ctx: Ctx,
  set: ExampleSet,
  categories: CategoryIds,
  centreIds: string[],
): Promise<Principal> {
  const person = await findFirstAdministrator(ctx.tx);
  const keys = set.categories.filter((key) => set.administratorsRoots.includes(rootOf(key)));
  const categoryIds = [categories.general, ...keys.map((key) => categories.ofKey.get(key) as string)];
  await setGroupsOfPerson(ctx.tx, 'centre', person.id, centreIds);
  await setGroupsOfPerson(ctx.tx, 'category', person.id, categoryIds);
  return principalOf({
    ...person,
    roles: person.roles as Role[],
    language: person.language as Language,
    centreIds,
    categoryIds,
  });
}

async function openMailboxes(ctx: Ctx, texts: ExampleTexts, centreIds: [string, string]) {
  const { main, second } = texts.mailboxes;
  const open = async (box: typeof main, centreId: string) => {
    const address = `${box.local}@${texts.domain}`;
    await createMailAddress(ctx, { address, name: box.name, centreId });
    return address;
  };
  return { first: await open(main, centreIds[0]), second: await open(second, centreIds[1]) };
}

async function writeKeywordRules(ctx: Ctx, texts: ExampleTexts, categories: CategoryIds): Promise<void> {
  let rank = 90;
  for (const [key, words] of Object.entries(texts.keywords)) {
    const name = texts.categories[key] as string;
    await createRule(ctx, {
      name,
      rank,
      beatsChoice: false,
      conditions: [{ on: 'words', in: 'both', anyOf: words as string[] }],
      categoryId: categories.ofKey.get(key) as string,
    });
    rank -= 10;
  }
}
