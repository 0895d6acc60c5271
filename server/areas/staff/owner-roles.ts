import { permissionsOfRole, type Role, roles } from '#contract/permissions.ts';

/** Roles whose people Next and the assignment of a category hand requests to. */
export const workingRoles: readonly Role[] = roles.filter((role) => permissionsOfRole[role].includes('request.pull'));

/**
 * Roles with which somebody may have requests at all. Administrators do not work on them, but a category may name one as
 * its last resort (§4.12); what call takers and auditors own is theirs from a role they had before (trap 41).
 */
export const owningRoles: readonly Role[] = [...workingRoles, 'administrator'];
