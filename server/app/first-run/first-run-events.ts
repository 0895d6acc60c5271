declare module '#platform/event-types.ts' {
  interface EventTypes {
    'desk.set_up': { language: string; example: string };
  }
}

export {};
