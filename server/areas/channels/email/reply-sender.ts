import { isValidAddress } from './mail-address.ts';
import { type MailSettings, type OwnAddress, ownAddressOf } from './mail-settings.ts';

/**
 * The address an answer goes out from: the one of ours the customer wrote to, as long as it belongs to the centre that has
 * the request (M10); else that of the request's category, then of its centre; else the default; else, where none of ours
 * is set up, the address the mail was delivered to; last `linja@` and the host of the desk.
 */
export function replySender(
  settings: MailSettings,
  request: { category_id: string | null; centre_id: string | null },
  answered: { written: readonly string[]; delivered: readonly string[] } | null,
): { address: string; name: string } {
  const active = settings.addresses.filter((one) => one.active);
  const used = (answered?.written ?? [])
    .map((address) => ownAddressOf(settings, address))
    .find(
      (one): one is OwnAddress =>
        one?.active === true && (request.centre_id === null || one.centreId === request.centre_id),
    );
  const ours =
    used ??
    active.find((one) => one.categoryId !== null && one.categoryId === request.category_id) ??
    active.find((one) => one.centreId === request.centre_id && one.categoryId === null) ??
    active.find((one) => one.centreId === request.centre_id) ??
    settings.fallback;
  if (ours) return { address: ours.address, name: ours.name };
  const delivered = answered?.delivered.find(isValidAddress);
  return { address: delivered ?? `linja@${settings.host}`, name: '' };
}
