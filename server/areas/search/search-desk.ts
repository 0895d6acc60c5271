import { type Catalogue, catalogueFor, problemName } from '#areas/catalog/index.ts';
import {
  type CustomerRow,
  type FoundContract,
  findContracts,
  listCustomers,
  listSimilarCustomers,
} from '#areas/customers/index.ts';
import {
  categoriesSeen,
  formsQuery,
  listRequestRows,
  type SearchTerms,
  searchQuery,
  searchTerms,
  visibleTo,
  wholeWordsQuery,
} from '#areas/requests/index.ts';
import { foldText } from '#areas/rules/index.ts';
import { findSetting } from '#areas/settings/index.ts';
import { type Colleague, findColleagues } from '#areas/staff/index.ts';
import type { Language } from '#contract/common-shapes.ts';
import type { RequestRow } from '#contract/requests.ts';
import type { Db } from '#platform/db.ts';
import type { Principal } from '#platform/principal.ts';
import { findRequestIds, ofNumber, type Sought, these } from './found-requests-queries.ts';
import { formsOf } from './word-forms.ts';
import { countHolding } from './word-shares.ts';

export type Found = {
  jump: RequestRow | null;
  requests: RequestRow[];
  customers: { id: string; name: string; organisation: string | null; phone: string | null; email: string | null }[];
  people: Colleague[];
  contracts: FoundContract[];
  problemCodes: { id: string; code: string; name: string }[];
};

/**
 * One box for everything: the request of a typed number to jump to, requests by their words, customers by part of the
 * name, by e-mail and by phone number in any spelling, colleagues by name. Where few requests have the words as typed, those
 * that have them in another form follow. Each within what the person may see, at most
 * `limit` of a kind. Only where nobody and nothing has the words, customers whose name is spelled much like them: that looks
 * through more names than there is time for while somebody types.
 */
export async function searchDesk(db: Db, principal: Principal, q: string, limit: number): Promise<Found> {
  const [catalogue, desk] = await Promise.all([catalogueFor(db, principal), findSetting(db, 'desk')]);
  const country = desk?.country ?? '';
  const terms = searchTerms(q, country);
  const [jump, requests, customers, people, contracts] = await Promise.all([
    findJump(db, principal, catalogue, terms),
    findRequests(db, principal, catalogue, terms, limit + 1),
    principal.permissions.has('customer.read') ? findCustomers(db, q, country, limit) : [],
    // A number names nobody at the desk.
    /\p{L}/u.test(q) ? findColleagues(db, q, limit) : [],
    // Numbers of contracts are more than a letter long.
    principal.permissions.has('customer.read') && q.trim().length > 1 ? findContracts(db, q.trim(), limit) : [],
  ]);
  const nobody = !jump && [requests, customers, people, contracts].every((found) => found.length === 0);
  const mayKnow = principal.permissions.has('customer.read');
  const named = nobody && mayKnow && namesSomebody(q) ? await listSimilarCustomers(db, q, limit) : customers;
  return {
    jump,
    requests: requests.filter((row) => row.id !== jump?.id).slice(0, limit),
    customers: named.map((row) => shown(row, terms)),
    people,
    contracts,
    problemCodes: findCodes(catalogue, principal.language, q).slice(0, limit),
  };
}

/** Codes in use that begin with what was typed, and those whose name has all its words; from the snapshot, no question asked. */
function findCodes(catalogue: Catalogue, language: Language, q: string): Found['problemCodes'] {
  const wanted = foldText(q.trim());
  const words = wanted.split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const desk = catalogue.desk.language as Language;
  const named = [...catalogue.problemCodes.values()]
    .filter((one) => one.active)
    .map(({ id, code, names }) => ({ id, code, name: problemName(names, language, desk) }));
  const begins = named.filter((one) => foldText(one.code).startsWith(wanted));
  const has = named.filter((one) => {
    const folded = foldText(one.name);
    return !begins.includes(one) && words.every((word) => folded.includes(word));
  });
  return [...begins, ...has];
}

async function findJump(db: Db, principal: Principal, catalogue: Catalogue, { number }: SearchTerms) {
  if (number === null) return null;
  const { where, order } = ofNumber(number, visibleTo(principal));
  const [row] = await listRequestRows(db, catalogue, where, order, 1);
  return row ? answered(row) : null;
}

async function findRequests(db: Db, principal: Principal, catalogue: Catalogue, terms: SearchTerms, limit: number) {
  const query = searchQuery(terms);
  if (!query) return [];
  const sought = { query, whole: wholeWordsQuery(terms), by: await soughtBy(db, terms) };
  const looking = { visible: visibleTo(principal), categories: categoriesSeen(principal) };
  const typed = await findRequestIds(db, sought, looking, limit);
  const languages = [principal.language, catalogue.desk.language as Language];
  const inForms = typed.length < limit ? formsQuery(terms, (word) => formsOf(word, languages)) : null;
  const others = inForms ? await findRequestIds(db, { query: inForms, whole: null, by: 'words' }, looking, limit) : [];
  const ids = [...new Set([...typed, ...others])].slice(0, limit);
  if (ids.length === 0) return [];
  const { where, order } = these(ids);
  return (await listRequestRows(db, catalogue, where, order, limit)).map(answered);
}

/** What more documents hold than this is common. */
const fewerThanCommon = 15_000;

/** Every word must be found, so one long row of digits makes the whole a search for a number. */
async function soughtBy(db: Db, { words }: SearchTerms): Promise<Sought['by']> {
  if (words.some((word) => /^\d{5,}$/.test(word))) return 'number';
  return (await countHolding(db, words)) > fewerThanCommon ? 'common' : 'words';
}

/** Without what only a list's cursor needs. */
const answered = ({ activeAt: _, ...row }: RequestRow & { activeAt: string }): RequestRow => row;

/** Blanks alone name nobody; they must not list everybody. */
const namesSomebody = (q: string) => /[\p{L}\p{N}@]/u.test(q);

async function findCustomers(db: Db, q: string, country: string, limit: number): Promise<CustomerRow[]> {
  return namesSomebody(q) ? (await listCustomers(db, { q, country, limit })).slice(0, limit) : [];
}

/** Of several numbers the one that was asked for. */
function shown(row: CustomerRow, { phoneDigits }: SearchTerms): Found['customers'][number] {
  const asked = row.phones.find((phone) => phone.e164 !== null && phone.e164.slice(1) === phoneDigits);
  return {
    id: row.id,
    name: row.name,
    organisation: row.organisation_name,
    phone: (asked ?? row.phones[0])?.number ?? null,
    email: row.emails[0] ?? null,
  };
}
