import './writing-events.ts';
import type { Area } from '#platform/area.ts';
import { writingRoutes } from './writing-routes.ts';

export { addMacro } from './create-macro.ts';
export { addSignature } from './create-signature.ts';
export { addTextModule } from './create-text-module.ts';
export { fillPlainText } from './fill-plain-text.ts';
export { libraryAt } from './library.ts';
export { renderText, writingPlace } from './render-text.ts';
export type { TextModuleRow } from './text-module-queries.ts';

/** What helps writing: text modules, templates, signatures, macros. */
export const writingArea: Area = { name: 'writing', routes: writingRoutes };
