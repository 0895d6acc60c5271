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
  /** `requests`: how many go along to another centre with their category. */
  'category.edited': { categoryId: string; fields: string[]; requests: number };
  /** The last request has left a retired category, or has followed its own to another centre. */
  'category.requests_moved': { categoryId: string; movedTo: string };
  /** `requests`: how many go to `movedTo`, many of them after this. */
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
