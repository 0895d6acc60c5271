import type { Catalogue } from '#areas/catalog/index.ts';
import { queueDeskMail } from '#areas/channels/email/index.ts';
import { languagesOf, type RequestRecord } from '#areas/requests/index.ts';
import { renderText, type TextModuleRow, writingPlace } from '#areas/writing/index.ts';
import type { ChainLevel } from '#contract/escalation.ts';
import type { Ctx } from '#platform/command.ts';
import { deskAddress } from '#platform/desk-address.ts';
import type { AnyActor } from '#platform/principal.ts';
import type { Deed } from './escalation-events.ts';
import { addressWords } from './standard-texts.ts';

/**
 * Mails the addresses of a level, in the desk's language, with a link to the request; marked as made by a machine.
 * @param version the count of settings changes, for our own addresses.
 */
export async function tellAddresses(
  ctx: Ctx<AnyActor>,
  catalogue: Catalogue,
  modules: readonly TextModuleRow[],
  row: RequestRecord,
  level: Pick<ChainLevel, 'addresses' | 'addressTextId'>,
  at: { level: number; levels: number },
  version: number,
): Promise<Deed[]> {
  if (level.addresses.length === 0) return [];
  const standard = addressWords(catalogue.desk.language, row.number, at.level, at.levels);
  const chosen = modules.find((one) => one.id === level.addressTextId && one.active);
  const place = chosen && (await writingPlace(ctx.tx, catalogue, ctx.actor, row, ctx.now));
  const languages = [catalogue.desk.language, ...languagesOf(catalogue, row, null)];
  const ready = chosen && place && renderText(chosen.texts, modules, { ...place, languages }, chosen.owner_id);
  const text = `${ready?.text ?? standard.text}\n\n${deskAddress()}/requests/${row.number}\n`;
  for (const address of level.addresses) {
    await queueDeskMail(ctx, version, { to: { address, name: address }, subject: standard.subject, text });
  }
  return [{ did: 'addresses', names: [...level.addresses] }];
}
