export type CatalogEvents = {
  'priority.created': { priorityId: string };
  'priority.edited': { priorityId: string; fields: string[] };
  /** `priorities`: how many changed their place. */
  'priorities.reordered': { priorities: number };
  'status.created': { statusId: string };
  'status.edited': { statusId: string; fields: string[] };
  'problem_code.created': { problemCodeId: string };
  'problem_code.edited': { problemCodeId: string; fields: string[] };
  'category.created': { categoryId: string };
  /** `requests`: how many went along to another centre with their category. */
  'category.edited': { categoryId: string; fields: string[]; requests: number };
  'category.retired': {
    categoryId: string;
    movedTo: string | null;
    requests: number;
    openRequests: number;
    rules: number;
    mailAddresses: number;
  };
};

declare module '#platform/event-types.ts' {
  interface EventTypes extends CatalogEvents {}
}
