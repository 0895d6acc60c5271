export type WritingEvents = {
  'text_module.created': { textModuleId: string; keyword: string };
  'text_module.edited': { textModuleId: string; fields: string[] };
  'text_module.deleted': { textModuleId: string; keyword: string };
  'signature.created': { signatureId: string };
  'signature.edited': { signatureId: string };
  'signature.deleted': { signatureId: string };
  'macro.created': { macroId: string; name: string };
  'macro.edited': { macroId: string; fields: string[] };
  'macro.deleted': { macroId: string; name: string };
  'macro.run': { macroId: string; name: string; steps: string[] };
};

declare module '#platform/event-types.ts' {
  interface EventTypes extends WritingEvents {}
}
