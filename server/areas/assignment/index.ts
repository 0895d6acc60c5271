export { type Because, type Chosen, chooseOwner, lotOf, mayChoose, type OwnerSource } from './choose-owner.ts';
export {
  type PastRequest,
  type SimulatedMember,
  simulateAssignment,
} from './simulate-assignment-calc.ts';
