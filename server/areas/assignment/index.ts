export { type Because, type Chosen, chooseOwner, mayChoose, type OwnerSource } from './choose-owner.ts';
