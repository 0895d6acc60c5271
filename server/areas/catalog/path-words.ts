/** A category's path as people read it, in mails and sentences: "Lifts / Doors" for `Lifts/Doors`. */
export const pathWords = (path: string): string => path.replaceAll('/', ' / ');
