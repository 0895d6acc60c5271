export { chooseOwner, lotOf, mayChoose } from './choose-owner.ts';
export type { Because, Chosen, OwnerSource } from './chosen.ts';
export {
  type PastRequest,
  type SimulatedMember,
  simulateAssignment,
} from './simulate-assignment-calc.ts';
