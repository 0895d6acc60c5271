import { Worker } from 'node:worker_threads';
import { InputProblem } from '#platform/http/problem.ts';
import type { HolidayAnswer, HolidayQuestion, KnownCountry, KnownHoliday } from './holiday-shapes.ts';

/** The package the days come from, as it is written beside what was taken from it. */
export const holidaySource = 'date-holidays 3.37.0';

// An administrator looks at a few countries and years; more than these are asked anew.
const keptAnswers = 60;
const kept = new Map<string, Promise<HolidayAnswer>>();

/**
 * What the package knows of a country's days in these years, all kinds, by date. Nothing is decided by it until a
 * calendar takes it over. Throws `invalid_body` for a country or region it does not know.
 * @param region 'BY', or 'BY/A' where a region has parts; null for the whole country.
 */
export async function knownHolidays(country: string, region: string | null, years: number[]): Promise<KnownHoliday[]> {
  const { days } = (await ask({ about: 'days', country, region, years })) as { days: KnownHoliday[] | null };
  if (days) return days;
  const message = `No public holidays are known for ${region ? `${region}, ` : ''}${country}.`;
  throw new InputProblem('invalid_body', message, [{ path: region ? 'region' : 'country', message }]);
}

/** Every country the package knows, with its regions. */
export async function knownCountries(): Promise<KnownCountry[]> {
  return ((await ask({ about: 'countries' })) as { countries: KnownCountry[] }).countries;
}

function ask(question: HolidayQuestion): Promise<HolidayAnswer> {
  const key = JSON.stringify(question);
  let answer = kept.get(key);
  if (!answer) {
    if (kept.size >= keptAnswers) kept.clear();
    answer = askWorker(question);
    answer.catch(() => kept.delete(key));
    kept.set(key, answer);
  }
  return answer;
}

/** The thread that knows the holidays, while somebody asks; it ends after so long without a question. */
const idleMs = 20_000;
type Asked = { resolve: (answer: HolidayAnswer) => void; reject: (error: Error) => void };
let thread: { worker: Worker; waiting: Map<number, Asked>; end: NodeJS.Timeout } | null = null;
let asked = 0;

function askWorker(question: HolidayQuestion): Promise<HolidayAnswer> {
  thread ??= begin();
  const { worker, waiting, end } = thread;
  end.refresh();
  asked += 1;
  const id = asked;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    // Only a question under way keeps the process from ending.
    worker.ref();
    worker.postMessage({ id, question });
  });
}

function begin(): NonNullable<typeof thread> {
  const worker = new Worker(new URL('./holiday-worker.ts', import.meta.url));
  const waiting = new Map<number, Asked>();
  const over = (error: Error) => {
    if (thread?.worker === worker) thread = null;
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
  };
  worker.on('message', ({ id, answer }: { id: number; answer: HolidayAnswer }) => {
    waiting.get(id)?.resolve(answer);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
  });
  worker.once('error', over);
  worker.once('exit', (code) => over(new Error(`the holidays were not told (exit ${code})`)));
  const end = setTimeout(() => {
    if (waiting.size > 0) end.refresh();
    else {
      if (thread?.worker === worker) thread = null;
      void worker.terminate();
    }
  }, idleMs);
  end.unref();
  return { worker, waiting, end };
}
