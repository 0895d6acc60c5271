export { chooseOwner, lotOf, mayChoose } from './choose-owner.ts';
export type { Because, Chosen } from './chosen.ts';
export { type PastRequest, simulateAssignment } from './simulate-assignment-calc.ts';
