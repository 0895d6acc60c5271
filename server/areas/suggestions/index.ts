export { type CategoryModel, type Suggestion, suggest } from './category-model.ts';
export { measurePrecision, type Precision } from './measured-precision.ts';
export { bytesOfModel, modelOfBytes } from './model-bytes.ts';
export { modelsNow } from './model-queries.ts';
export { type Example, trainModel } from './train-model.ts';
