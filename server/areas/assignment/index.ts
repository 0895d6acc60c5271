export { chooseOwner, lotOf, mayChoose } from './choose-owner.ts';
export type { Because, Chosen, OwnerSource } from './chosen.ts';
export {
  type PastRequest,
  type SimulatedMember,
  type SimulatedPerson,
  simulateAssignment,
} from './simulate-assignment-calc.ts';
