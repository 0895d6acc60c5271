import type { AssignmentMethod } from '#contract/catalog.ts';

/** A request as it came, for asking whose it would have been. Moments in milliseconds. */
export type PastRequest = {
  id: string;
  at: number;
  /** When it was solved or closed; null: it still is open. */
  doneAt: number | null;
  contactId: string | null;
  responsibleId: string | null;
  language: string | null;
};

export type SimulatedMember = { id: string; weight: number };

/** What is known of somebody; `works`: one of the roles lets them take requests. */
export type SimulatedPerson = {
  active: boolean;
  works: boolean;
  languages: readonly string[];
  skills: readonly string[];
};

export type SimulatedRules = {
  method: AssignmentMethod;
  sameAgentMinutes: number;
  ownContactFirst: boolean;
  administratorId: string | null;
  administratorLast: boolean;
  matchLanguage: boolean;
  skills: readonly string[];
};

export type Simulation = {
  rules: SimulatedRules;
  /** In the order of their turns. */
  members: readonly SimulatedMember[];
  /** Everybody it may come to: members, own contacts, the administrator. */
  people: ReadonlyMap<string, SimulatedPerson>;
  /** Whether somebody was absent at a moment. */
  absent: (personId: string, at: number) => boolean;
  /** The lot a request draws, as `lotOf`. */
  lot: (requestId: string) => number;
};

/**
 * Whose each request would have been, the queue being null: the steps of §4.12 on what came, in the order it came, with
 * the absences of then. Who sat at the desk at each moment is not looked at, and how long a request took is taken from
 * how long it did take.
 */
export function simulateAssignment(past: readonly PastRequest[], how: Simulation): (string | null)[] {
  const { rules, members, people, absent } = how;
  const owned = new Map<string, { until: number }[]>();
  const lastOf = new Map<string, { owner: string; at: number }>();
  const lastGiven = new Map<string, number>();
  let turn = -1;
  return past.map((request, no) => {
    const able = members.filter((one) => may(one.id));
    const inTurn = able.filter((one) => one.weight > 0);
    const before = request.contactId ? lastOf.get(request.contactId) : undefined;
    const same =
      rules.sameAgentMinutes >= 0 && before && request.at - before.at <= rules.sameAgentMinutes * 60_000
        ? able.find((one) => one.id === before.owner)?.id
        : undefined;
    const { responsibleId, administratorId } = { ...rules, ...request };
    const own = rules.ownContactFirst && responsibleId && may(responsibleId) ? responsibleId : undefined;
    // The last resort is asked for neither language nor skill.
    const administrator =
      rules.administratorLast && administratorId && isThere(administratorId) ? administratorId : undefined;
    let byMethod: string | undefined;
    if (!same && !own) byMethod = chooseByMethod();
    const owner = same ?? own ?? byMethod ?? administrator ?? null;
    if (owner) {
      owned.set(owner, [...(owned.get(owner) ?? []), { until: request.doneAt ?? Number.POSITIVE_INFINITY }]);
      lastGiven.set(owner, no);
      if (request.contactId) lastOf.set(request.contactId, { owner, at: request.at });
    }
    return owner;

    function isThere(id: string): boolean {
      const one = people.get(id);
      return one?.active === true && one.works && !absent(id, request.at);
    }

    function may(id: string): boolean {
      const one = people.get(id);
      return one !== undefined && isThere(id) && knows(one, rules, request);
    }

    function chooseByMethod(): string | undefined {
      if (rules.method === 'even') {
        const places = inTurn.map((one) => members.indexOf(one));
        const place = places.find((at) => at > turn) ?? places[0];
        if (place !== undefined) turn = place;
        return place === undefined ? undefined : members[place]?.id;
      }
      if (rules.method === 'weighted') {
        const total = inTurn.reduce((sum, one) => sum + one.weight, 0);
        let upto = 0;
        return inTurn.find((one) => {
          upto += one.weight;
          return upto > how.lot(request.id) * total;
        })?.id;
      }
      if (rules.method === 'none') return undefined;
      const open = (id: string) => (owned.get(id) ?? []).filter((one) => one.until > request.at).length;
      return inTurn.toSorted(
        (a, b) => open(a.id) - open(b.id) || (lastGiven.get(a.id) ?? -1) - (lastGiven.get(b.id) ?? -1),
      )[0]?.id;
    }
  });
}

const knows = (one: SimulatedPerson, rules: SimulatedRules, request: PastRequest): boolean =>
  rules.skills.every((skill) => one.skills.includes(skill)) &&
  (!rules.matchLanguage || request.language === null || one.languages.includes(request.language));
