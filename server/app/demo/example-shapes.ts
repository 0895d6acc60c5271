import type { Language } from '#contract/common-shapes.ts';
import type { Kind } from '#contract/requests.ts';

/** What a request of the example is about, in any language. */
export type StoryOutline<C extends string = string> = {
  kind: Exclude<Kind, 'undetermined'>;
  complaint?: true;
  category: C;
  priority: 'high' | 'medium' | 'low';
};

/** One story in one language. Written so that it reads well as a mail and as what was noted during a call. */
export type StoryText = {
  subject: string;
  message: string;
  /** What the customer is told in the end, which also documents it; comments have none, they need no answer. */
  outcome?: string;
  /** What a colleague notes for the others. */
  note?: string;
  /** What has to be asked first, and what the customer answers. */
  question?: string;
  answer?: string;
};

/** A whole example in one language; `C` are the keys of its categories, `S` those of its stories. */
export type ExampleTexts<C extends string = string, S extends string = string> = {
  organisation: string;
  /** Reserved for examples (RFC 2606 §2): no mail can ever reach anybody there. */
  domain: string;
  secondCentre: string;
  mailboxes: { main: { local: string; name: string }; second: { local: string; name: string } };
  categories: Record<C, string>;
  keywords: Partial<Record<C, string[]>>;
  stories: Record<S, StoryText>;
};

/** An example: the outline of its tree and stories, and its texts in each language. */
export type ExampleSet<C extends string = string, S extends string = string> = {
  /** Keys with dots between the levels, parents first. */
  categories: readonly C[];
  outlines: Record<S, StoryOutline<C>>;
  /** These, with all below them, belong to the second centre. */
  secondCentreRoots: readonly C[];
  /** Whose few people are away today: what waits there is late. */
  shortStaffed: readonly C[];
  /** Where the first administrator is a member, with all below. */
  administratorsRoots: readonly C[];
  /** Whether customers are mostly people at home or organisations. */
  livesAt: 'home' | 'work';
  /** What customers call some categories. */
  outside?: Partial<Record<C, Record<Language, string>>>;
  texts: Record<Language, ExampleTexts<C, S>>;
};

/** What everybody says in one language, whatever it is about, and who lives there. */
export type Speech = {
  /** How a customer begins a mail, and how we begin ours. */
  opening: string;
  greeting: string;
  regards: string;
  customerRegards: string;
  notes: string[];
  /** What can be asked about anything, and what people answer. */
  question: string;
  answer: string;
  stillOpen: string[];
  thanks: string[];
  postponed: string[];
  handedOn: string[];
  calledBack: string[];
  staff: string[];
  firstNames: string[];
  surnames: string[];
  streets: string[];
  organisations: string[];
  /** Telephone numbers in the country's form; each x is a digit. */
  phonePatterns: string[];
  /** Number plates: A is a letter, 0 a digit. */
  plate: string;
  /** `{street} {house}` or the other way round. */
  address: string;
};
