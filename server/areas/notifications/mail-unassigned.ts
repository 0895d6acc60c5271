import { catalogueNow, inLanguage, pathWords } from '#areas/catalog/index.ts';
import { queueDeskMail } from '#areas/channels/email/index.ts';
import { findRequest } from '#areas/requests/index.ts';
import type { Language } from '#contract/common-shapes.ts';
import { command } from '#platform/command.ts';
import { deskAddress } from '#platform/desk-address.ts';
import { idOf } from '#platform/ids.ts';
import { onEvent } from '#platform/jobs.ts';
import type { AnyActor } from '#platform/principal.ts';
import { settingsVersion } from '#platform/snapshot.ts';
import { notificationWords } from './notification-words.ts';

const timer: AnyActor = { kind: 'timer', id: null, name: 'Timer', channel: 'timer' };

/**
 * Writes to the addresses of a category about a request that nobody could be given (§4.12), in the language of its centre:
 * number, category and a link, nothing of the customer. Not when somebody has it by then.
 */
export const mailUnassigned = onEvent('mail-unassigned', 'request.unassigned', async (runtime, event) => {
  const { requestId } = event;
  if (!requestId || event.past) return;
  const catalogue = await catalogueNow(runtime.db);
  const version = await settingsVersion(runtime.db);
  await command(runtime, timer, async (ctx) => {
    const row = await findRequest(ctx.tx, timer, requestId);
    const category = row?.category_id ? catalogue.categories.get(row.category_id) : undefined;
    if (!row || row.owner_id || row.phase !== 'registered' || !category) return;
    const language = (catalogue.centres.get(category.centreId)?.language ?? catalogue.desk.language) as Language;
    const words = notificationWords[language];
    const path = pathWords((inLanguage(catalogue, language).categories.get(category.id) ?? category).path);
    for (const address of category.assignment.tellAddresses) {
      await queueDeskMail(ctx, version, {
        id: idOf(event.id, address),
        to: { address, name: path },
        subject: `${row.number}: ${words.unassigned}`,
        text: `${path}\n${words.unassigned}\n${deskAddress()}/requests/${row.number}\n`,
      });
    }
  });
});
