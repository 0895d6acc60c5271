import type { HttpApp } from './http/bind-route.ts';
import type { Subscriber } from './jobs.ts';
import type { Tick } from './ticker.ts';

/** What an area of the business brings to the desk; `app/areas.ts` lists them all. */
export type Area = {
  name: string;
  routes?: (app: HttpApp) => void;
  subscribers?: Subscriber[];
  ticks?: Tick[];
};
