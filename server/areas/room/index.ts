import type { Area } from '#platform/area.ts';
import { roomRoutes } from './room-routes.ts';

/** The supervisor's room: reads people, queue and deadlines together; leaving the desk for the day. */
export const roomArea: Area = { name: 'room', routes: roomRoutes };
