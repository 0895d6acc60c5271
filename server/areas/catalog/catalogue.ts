import type { CalendarRules } from '#areas/calendars/index.ts';
import { type CompiledRules, compileRules, customersHavePriority, listActiveRules } from '#areas/rules/index.ts';
import { findSetting, type Settings } from '#areas/settings/index.ts';
import { type CategoryModel, modelsNow } from '#areas/suggestions/index.ts';
import { listSignatures, type SignatureRow } from '#areas/wording/index.ts';
import type { Language } from '#contract/common-shapes.ts';
import type { Phase, TrackTimeAs } from '#contract/requests.ts';
import type { Db } from '#platform/db.ts';
import { createSnapshot, settingsVersion } from '#platform/snapshot.ts';
import { type CatalogueCategory, catalogueCategories } from './catalogue-categories.ts';
import { catalogueRows } from './catalogue-queries.ts';
import type { CategoryRow } from './category-queries.ts';
import { listProblemCodes, type ProblemNames } from './problem-code-queries.ts';

export type CatalogueCalendar = { id: string; name: string; versionId: string; rules: CalendarRules };
export type CataloguePriority = {
  id: string;
  name: string;
  rank: number;
  budgetMinutes: number | null;
  /** Whole business days instead of minutes (§4.9 BD); at most one of the two is given. */
  budgetBusinessDays: number | null;
  calendar: CatalogueCalendar;
  isDefault: boolean;
  active: boolean;
};
export type CatalogueStatus = {
  id: string;
  name: string;
  phase: Phase;
  isDefault: boolean;
  isQueue: boolean;
  newRequestOnReply: boolean;
  trackTimeAs: TrackTimeAs;
  active: boolean;
};
export type CatalogueCentre = {
  id: string;
  name: string;
  language: Language;
  active: boolean;
  calendarId: string;
  defaultCategoryId: string | null;
  maxPulled: number;
  mayPickFromPool: boolean;
  pauseDeadlineWhileWaiting: boolean;
  reportedAtStartsDeadline: boolean;
  /** Working minutes after which what nobody has, or nobody began, counts as deferred (R11.2). */
  deferredRegisteredMinutes: number;
  deferredAssignedMinutes: number;
  /** How sure the centre's model must be for its category to be taken by itself; null: it only suggests. */
  suggestionThreshold: number | null;
  /** Whether one who holds enough may pull another one by saying why (R13.1). */
  pullWithReason: boolean;
  /** Minutes after which what somebody who left still holds goes back to the queue; null: it stays (R13.5). */
  returnHeldMinutes: number | null;
  /** Whether open requests of people who are away for days or have left go to somebody else. */
  redelegate: boolean;
};
export type CatalogueProblemCode = {
  id: string;
  code: string;
  names: ProblemNames;
  /** Categories that offer it, each with all below it; none: everywhere (S1-37). */
  categoryIds: readonly string[];
  priorityId: string | null;
  active: boolean;
};

/** The settings that every request's handling needs, as one immutable snapshot. */
export type Catalogue = {
  /** The desk's own place and languages; the defaults before the first run. */
  desk: Settings['desk'];
  calendars: ReadonlyMap<string, CatalogueCalendar>;
  priorities: ReadonlyMap<string, CataloguePriority>;
  defaultPriority: CataloguePriority;
  statuses: ReadonlyMap<string, CatalogueStatus>;
  /** The status a request gets when it enters a phase. */
  statusOfPhase: ReadonlyMap<Phase, CatalogueStatus>;
  centres: ReadonlyMap<string, CatalogueCentre>;
  categories: ReadonlyMap<string, CatalogueCategory>;
  /** In the order of lists. */
  problemCodes: ReadonlyMap<string, CatalogueProblemCode>;
  /** What each centre has learned from its own requests. */
  models: ReadonlyMap<string, CategoryModel>;
  /** What decides on a contact before anybody looks, made ready (S5-20, S5-37). */
  rules: CompiledRules;
  /** Whether any person, company or contract has a priority of its own, so that registering must ask (R8.1). */
  customersHavePriority: boolean;
  /** Keys of our own mail addresses: never somebody to answer. */
  ownAddresses: ReadonlySet<string>;
  /** What stands below our mails, by person, centre and desk. */
  signatures: readonly SignatureRow[];
};

/** The catalogue as it stands at this count of settings changes; read once and kept until the next change. */
export const catalogueAt = createSnapshot(load);

/** The catalogue now, for jobs and timers that come without a signed-in caller. */
export async function catalogueNow(db: Db): Promise<Catalogue> {
  return catalogueAt(db, await settingsVersion(db));
}

async function load(db: Db): Promise<Catalogue> {
  const [
    desk,
    calendarRows,
    priorityRows,
    statusRows,
    centreRows,
    categoryRows,
    addressRows,
    signatures,
    models,
    rules,
    owned,
    codeRows,
  ] = await Promise.all([
    findSetting(db, 'desk'),
    ...catalogueRows(db),
    listSignatures(db),
    modelsNow(db),
    listActiveRules(db),
    customersHavePriority(db),
    listProblemCodes(db),
  ]);
  const calendars = byId(
    calendarRows.map((row) => ({
      id: row.id,
      name: row.name,
      versionId: row.version_id,
      rules: row.rules as unknown as CalendarRules,
    })),
  );
  const priorities = byId(
    priorityRows.map((row) => ({
      id: row.id,
      name: row.name,
      rank: row.rank,
      budgetMinutes: row.budget_minutes,
      budgetBusinessDays: row.budget_business_days,
      calendar: calendars.get(row.calendar_id) as CatalogueCalendar,
      isDefault: row.is_default,
      active: row.active,
    })),
  );
  const statuses = byId(
    statusRows.map((row) => ({
      id: row.id,
      name: row.name,
      phase: row.phase as Phase,
      isDefault: row.is_default,
      isQueue: row.is_queue,
      newRequestOnReply: row.new_request_on_reply,
      trackTimeAs: row.track_time_as as TrackTimeAs,
      active: row.active,
    })),
  );
  const defaultPriority = [...priorities.values()].find((priority) => priority.isDefault);
  return {
    desk: desk ?? { language: 'en', country: 'GB', zone: 'UTC', organisation: '' },
    ownAddresses: new Set(addressRows.map((row) => row.address_key)),
    signatures,
    models,
    rules: compileRules(rules),
    customersHavePriority: owned,
    calendars,
    priorities,
    // The first run makes one and `edit-priority` keeps one; before the first run nothing is registered.
    defaultPriority: defaultPriority as CataloguePriority,
    statuses,
    statusOfPhase: new Map(
      [...statuses.values()].filter((status) => status.isDefault).map((status) => [status.phase, status]),
    ),
    centres: byId(
      centreRows.map((row) => ({
        id: row.id,
        name: row.name,
        language: row.language as Language,
        active: row.active,
        calendarId: row.calendar_id,
        defaultCategoryId: row.default_category_id,
        maxPulled: row.max_pulled,
        mayPickFromPool: row.may_pick_from_pool,
        pauseDeadlineWhileWaiting: row.pause_deadline_while_waiting,
        reportedAtStartsDeadline: row.reported_at_starts_deadline,
        deferredRegisteredMinutes: row.deferred_registered_minutes,
        deferredAssignedMinutes: row.deferred_assigned_minutes,
        suggestionThreshold: row.suggestion_threshold,
        pullWithReason: row.pull_with_reason,
        returnHeldMinutes: row.return_held_minutes,
        redelegate: row.redelegate,
      })),
    ),
    categories: byId(catalogueCategories(categoryRows as unknown as CategoryRow[])),
    problemCodes: byId(
      codeRows.map((row) => ({
        id: row.id,
        code: row.code,
        names: row.names,
        categoryIds: row.categories.map((one) => one.id),
        priorityId: row.priority_id,
        active: row.active,
      })),
    ),
  };
}

const byId = <T extends { id: string }>(rows: T[]): ReadonlyMap<string, T> => new Map(rows.map((row) => [row.id, row]));

/** The statuses whose unassigned requests wait for Next. */
export function queueStatusIds(catalogue: Catalogue): string[] {
  return [...catalogue.statuses.values()]
    .filter((status) => status.isQueue && status.phase === 'registered')
    .map((status) => status.id);
}
