import { Worker } from 'node:worker_threads';
import type { Example, Precision } from '#areas/suggestions/index.ts';

/** What is to be learned: from nothing, measured as well, or added to the model of these bytes. `atOnce`: without a rest. */
export type Lesson = { examples: Example[]; from: Uint8Array | null; atOnce: boolean };
export type LessonLearned = { model: Uint8Array; precision: Precision | null };

/**
 * Learns in a thread of its own, which ends with the lesson: seconds of computing stand in nobody's way, and what it took
 * of memory is given back. Throws what the thread threw.
 */
export async function learnApart(lesson: Lesson): Promise<{ model: Buffer; precision: Precision | null }> {
  const worker = new Worker(new URL('./learning-worker.ts', import.meta.url), { workerData: lesson });
  try {
    const { model, precision } = await new Promise<LessonLearned>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`nothing was learned (exit ${code})`)));
    });
    return { model: Buffer.from(model.buffer, model.byteOffset, model.byteLength), precision };
  } finally {
    await worker.terminate();
  }
}
