import { createContext, useContext } from 'react';
import type { Room, RoomRequest } from '#contract/room.ts';
import type { RoomMoves } from './room-api.ts';

export type RoomDesk = {
  moves: RoomMoves;
  can: (what: Room['can'][number]) => boolean;
  /** The request being dragged, which people and categories may take. */
  dragged: RoomRequest | null;
  drag: (request: RoomRequest | null) => void;
  /** Opens the choice of who gets a request. */
  assign: (request: RoomRequest) => void;
  /** Which request `a` speaks of: the one that had the focus last. */
  point: (request: RoomRequest) => void;
};

export const RoomContext = createContext<RoomDesk | null>(null);

export function useRoomDesk(): RoomDesk {
  const desk = useContext(RoomContext);
  if (!desk) throw new Error('useRoomDesk needs the room around it');
  return desk;
}

/** What an element needs to take a dragged request; nothing while it may not. */
export function dropProps(desk: RoomDesk, allowed: boolean, take: (request: RoomRequest) => void) {
  if (!desk.can('assign') || !allowed) return {};
  return {
    'data-takes': desk.dragged ? true : undefined,
    onDragOver: (event: React.DragEvent) => event.preventDefault(),
    onDrop: (event: React.DragEvent) => {
      event.preventDefault();
      if (desk.dragged) take(desk.dragged);
      desk.drag(null);
    },
  };
}
