import { permissionsOfRole, type Role, roles } from '#contract/permissions.ts';

/**
 * Roles with which people work on requests: Next and the categories hand requests to them. What somebody without one
 * still owns comes from a role they had before, and is nobody's (trap 41).
 */
export const workingRoles: readonly Role[] = roles.filter((role) => permissionsOfRole[role].includes('request.pull'));

/** Whether somebody with these roles may own requests (§5): asked wherever one becomes somebody's, in whatever way. */
export const mayOwn = (held: readonly Role[]): boolean => held.some((role) => workingRoles.includes(role));
