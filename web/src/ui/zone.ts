import { createContext, useContext } from 'react';

/** The zone in which the reader reads times; the browser's own until the session is known. */
export const ZoneContext = createContext<string>(Intl.DateTimeFormat().resolvedOptions().timeZone);

/** IANA zone of the reader, for every time shown. */
export function useZone(): string {
  return useContext(ZoneContext);
}
