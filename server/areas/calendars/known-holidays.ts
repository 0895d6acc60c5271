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

function askWorker(question: HolidayQuestion): Promise<HolidayAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./holiday-worker.ts', import.meta.url), { workerData: question });
    worker.once('message', (answer: HolidayAnswer) => {
      resolve(answer);
      void worker.terminate();
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the holidays were not told (exit ${code})`)));
  });
}
