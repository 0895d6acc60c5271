import { command, type Runtime } from '#platform/command.ts';
import { listExamples, listLearners, listNewExamples } from './example-queries.ts';
import { learnApart } from './learn-apart.ts';
import { findModel, type KeptModel, keepModel } from './model-store-queries.ts';

const hand = { kind: 'timer', id: null, name: 'Linja', channel: 'timer' } as const;

/** The newest examples say best how a centre sorts today; more would cost minutes and tell little. */
const mostExamples = 20_000;
const fewestExamples = 20;
/** New ones wait for others this long: learning takes computing, and each new model is taken up by every node. */
const patienceMs = 5 * 60_000;
/** Ones already known that are gone over again with the new ones. */
const remembered = 1000;
/** When a centre's texts were last read in vain by this node. */
const triedBy = new WeakMap<Runtime, Map<string, number>>();
/** When so much has been added since the last training from nothing, it is time for another. */
const renewAfter = 0.2;

/**
 * Learns from what people have sorted since the last time, for every centre: usually only the new ones are added to what
 * is known; after a fifth more the model is made and measured anew. Gives how many models were made.
 * `atOnce`: without leaving most of the processor to others, where there are none.
 */
export async function learnCategories(runtime: Runtime, atOnce = false): Promise<number> {
  const now = runtime.clock().getTime();
  const tried = triedBy.get(runtime) ?? new Map<string, number>();
  triedBy.set(runtime, tried);
  let made = 0;
  for (const { centreId, until } of await listLearners(runtime.db, new Date(now - patienceMs), fewestExamples)) {
    // In vain, since too few of them say anything: the texts are not read again at every look.
    if (Math.abs(now - (tried.get(centreId) ?? -Infinity)) < patienceMs) continue;
    if (await learnFor(runtime, centreId, until, atOnce)) {
      tried.delete(centreId);
      made++;
    } else tried.set(centreId, now);
  }
  return made;
}

async function learnFor(runtime: Runtime, centreId: string, until: Date, atOnce: boolean): Promise<boolean> {
  const before = await findModel(runtime.db, centreId);
  const next =
    (before && (await continued(runtime, centreId, before, atOnce))) ?? (await fromNothing(runtime, centreId, atOnce));
  if (!next) return false;
  return command(runtime, hand, async (ctx) => {
    const model = { ...next, learned_until: until, trained_at: ctx.now };
    const kept = await keepModel(ctx.tx, centreId, model, before?.version ?? null);
    if (kept) ctx.record({ type: 'category_model.trained', data: { centreId, examples: next.examples } });
    return kept;
  });
}

type Learned = Omit<KeptModel, 'version' | 'learned_until' | 'trained_at'>;

async function fromNothing(runtime: Runtime, centreId: string, atOnce: boolean): Promise<Learned | null> {
  const examples = await listExamples(runtime.db, centreId, mostExamples);
  if (examples.length < fewestExamples || new Set(examples.map((one) => one.categoryId)).size < 2) return null;
  const { model, precision } = await learnApart({ examples, from: null, atOnce });
  return { model, examples: examples.length, examples_when_new: examples.length, precision_measured: precision };
}

/** The model with the new examples added; null when so many have come that it should be made anew. */
async function continued(
  runtime: Runtime,
  centreId: string,
  before: KeptModel,
  atOnce: boolean,
): Promise<Learned | null> {
  const most = Math.max(fewestExamples, Math.floor(before.examples_when_new * renewAfter));
  const added = before.examples - before.examples_when_new;
  const limits = { fresh: most + 1, known: remembered };
  const { fresh, known } = await listNewExamples(runtime.db, centreId, before.learned_until, limits);
  if (fresh.length + added > most) return null;
  if (fresh.length === 0) return { ...before };
  const { model } = await learnApart({ examples: [...known, ...fresh], from: before.model, atOnce });
  return { ...before, model, examples: before.examples + fresh.length };
}
