import { z } from 'zod';

/** The five roles of the first release (domain §5). A person may have several. */
export const roles = ['call_taker', 'agent', 'supervisor', 'administrator', 'auditor'] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

export const permissions = [
  'request.register',
  'request.read',
  'request.edit',
  'request.assign',
  'request.pull',
  'request.prioritise',
  'request.set_deadline',
  'request.reply',
  'request.note',
  'request.solve',
  'request.close',
  'request.reopen',
  'request.bulk',
  'customer.read',
  'customer.edit',
  'log.read',
  'setting.read',
  'setting.edit',
  'procedure.edit',
  'centre.edit',
  'member.edit',
  'person.edit',
  'mail.deliver',
  'mail.inspect',
  'security.read',
  'room.read',
  'attendance.edit',
  'text.edit',
  'view.share',
  'privacy.read',
  'privacy.export',
  'privacy.erase',
] as const;
export type Permission = (typeof permissions)[number];

const everyoneWhoWorks = [
  'request.register',
  'request.read',
  'request.edit',
  'request.note',
  'request.close',
  'customer.read',
  'customer.edit',
  'log.read',
  'setting.read',
] as const;

const agent = [
  ...everyoneWhoWorks,
  'request.assign',
  'request.pull',
  'request.prioritise',
  'request.reply',
  'request.solve',
  'request.reopen',
  'request.bulk',
] as const;

/**
 * What each role may do (domain §5). `centre.edit`, `member.edit`, `procedure.edit`, `room.read` and `attendance.edit` reach
 * only a supervisor's own centres; rules and escalation, which reach the whole desk, need all of them. Which requests a
 * role sees is `visibleTo`, not this table.
 */
export const permissionsOfRole: Record<Role, readonly Permission[]> = {
  call_taker: [...everyoneWhoWorks, 'request.assign', 'request.reopen'],
  agent,
  supervisor: [
    ...agent,
    'request.set_deadline',
    'procedure.edit',
    'centre.edit',
    'member.edit',
    'mail.inspect',
    'room.read',
    'attendance.edit',
    'text.edit',
    'view.share',
  ],
  administrator: [
    ...everyoneWhoWorks,
    'request.prioritise',
    'request.set_deadline',
    'request.reopen',
    'request.bulk',
    'setting.edit',
    'procedure.edit',
    'centre.edit',
    'member.edit',
    'person.edit',
    'mail.deliver',
    'mail.inspect',
    'security.read',
    'room.read',
    'attendance.edit',
    'text.edit',
    'view.share',
    'privacy.read',
    'privacy.export',
    'privacy.erase',
  ],
  auditor: [
    'request.read',
    'customer.read',
    'log.read',
    'setting.read',
    'mail.inspect',
    'security.read',
    'privacy.read',
  ],
};

/** All permissions of a set of roles. */
export function permissionsOf(held: readonly Role[]): Set<Permission> {
  return new Set(held.flatMap((role) => permissionsOfRole[role]));
}
