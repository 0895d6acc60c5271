import { describe, expect, it } from 'vitest';
import type { MailSettings, OwnAddress } from './mail-settings.ts';
import { replySender } from './reply-sender.ts';

const own = (address: string, rest: Partial<OwnAddress> = {}): OwnAddress => ({
  id: address,
  address,
  key: address,
  name: address.split('@')[0] ?? '',
  centreId: 'north',
  categoryId: null,
  priorityId: null,
  language: null,
  isDefault: false,
  active: true,
  ...rest,
});
const settings = (addresses: OwnAddress[]): MailSettings => ({
  addresses,
  byKey: new Map(addresses.map((one) => [one.key, one])),
  fallback: addresses.find((one) => one.isDefault) ?? null,
  host: 'desk.example',
});
const all = settings([
  own('info@d.example', { isDefault: true }),
  own('sales@d.example', { categoryId: 'sales' }),
  own('south@d.example', { centreId: 'south' }),
  own('old@d.example', { active: false }),
]);
const from = (
  request: { category_id?: string; centre_id?: string },
  written: string[] = [],
  delivered = written,
  of = all,
) => replySender(of, { category_id: null, centre_id: null, ...request }, { written, delivered }).address;

describe('the address an answer goes out from', () => {
  it('is the one the customer wrote to (M10)', () => {
    expect(from({ category_id: 'sales', centre_id: 'north' }, ['info@d.example'])).toBe('info@d.example');
  });

  it('is that of the category or centre which has the request now, when another centre has taken it over', () => {
    expect(from({ centre_id: 'south' }, ['info@d.example'])).toBe('south@d.example');
    expect(from({ category_id: 'sales', centre_id: 'north' })).toBe('sales@d.example');
  });

  it('is the default when nothing fits, and never one that is switched off', () => {
    expect(from({ centre_id: 'west' })).toBe('info@d.example');
    expect(from({ centre_id: 'north' }, ['old@d.example'])).toBe('info@d.example');
  });

  it('is, while none of ours is set up, the address the mail was delivered to, else one of the host', () => {
    const none = settings([]);
    expect(from({}, [], ['help@d.example'], none)).toBe('help@d.example');
    expect(from({}, [], [], none)).toBe('linja@desk.example');
  });
});
