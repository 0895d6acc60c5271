export { chooseText } from './choose-text.ts';
export { expandModules } from './expand-modules.ts';
export { fillWords } from './fill-words.ts';
export { nearestName } from './nearest-name.ts';
export { placeholdersOf } from './placeholders.ts';
export { type ReadySignature, renderSignature } from './render-signature.ts';
export {
  deleteSignatureRow,
  insertSignature,
  listSignatures,
  lockSignature,
  type SignatureRow,
  updateSignature,
} from './signature-queries.ts';
export { isVariable, valuesOf, variableNames } from './text-variables.ts';
export { labelOf } from './variable-words.ts';
export type { TextsByLanguage, WordFacts } from './word-facts.ts';
