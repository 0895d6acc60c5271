export type LearningEvents = {
  'category_model.trained': { centreId: string; examples: number };
};

declare module '#platform/event-types.ts' {
  interface EventTypes extends LearningEvents {}
}
