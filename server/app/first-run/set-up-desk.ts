import './first-run-events.ts';
import { putSetting } from '#areas/settings/index.ts';
import { createPerson } from '#areas/staff/index.ts';
import type { Setup } from '#contract/desk.ts';
import type { Ctx } from '#platform/command.ts';
import { conflict, invalid } from '#platform/errors.ts';
import { defaultNames, homeOfLanguage } from './default-names.ts';
import { insertStartingRows, lockFirstRun, type StartingRows, someoneExists } from './first-run-queries.ts';

/**
 * The first run: the desk's language and place, what every desk starts with, and the first administrator, who may also
 * work requests. Example data asked for is noted here and laid in afterwards by `layInExample`. Works once; throws `already_set_up` after that, `weak_password`, `invalid_body` for an unknown zone.
 */
export async function setUpDesk(ctx: Ctx, input: Setup): Promise<{ personId: string; rows: StartingRows }> {
  const { tx, now } = ctx;
  await lockFirstRun(tx);
  if (await someoneExists(tx))
    throw conflict('already_set_up', 'The first run has been done already. Sign in instead.');
  const home = homeOfLanguage[input.language];
  const zone = input.zone ?? home.zone;
  if (!isZone(zone)) throw invalid('invalid_body', `There is no time zone ${zone}.`);
  await putSetting(
    tx,
    'desk',
    { language: input.language, country: input.country ?? home.country, zone, organisation: input.organisation ?? '' },
    now,
  );
  const rows = await insertStartingRows(tx, defaultNames[input.language], input.language, zone, now);
  const personId = await createPerson(ctx, {
    name: input.name,
    email: input.email,
    password: input.password,
    roles: ['administrator', 'supervisor', 'agent'],
    language: input.language,
    zone,
    centreIds: [rows.centreId],
    categoryIds: [rows.categoryId],
  });
  if (input.example !== 'none') await putSetting(tx, 'example', { set: input.example, done: false }, now);
  ctx.record({ type: 'desk.set_up', data: { language: input.language, example: input.example } });
  return { personId, rows };
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
