import type { Language } from '#contract/common-shapes.ts';

/** What the variables of a text are filled from; whoever renders gathers it. */
export type WordFacts = {
  customer: { name: string | null; organisation: string | null };
  request: {
    number: number | null;
    subject: string | null;
    /** What customers call the category, by language: names from the root with "/" between. */
    categoryPath: Readonly<Record<Language, string>> | null;
    deadlineAt: Date | null;
    createdAt: Date | null;
  };
  agent: { name: string; email: string | null };
  centre: string | null;
  desk: string | null;
  now: Date;
  /** Zone in which the customer reads times: the desk's. */
  zone: string;
};

/** A text per language, formatted. */
export type TextsByLanguage = Partial<Record<Language, string>>;
