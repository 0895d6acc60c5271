import { parentPort, workerData } from 'node:worker_threads';
import { bytesOfModel, measurePrecision, modelOfBytes, trainModel } from '#areas/suggestions/index.ts';
import type { Lesson, LessonLearned } from './learn-apart.ts';

const { examples, from, atOnce } = workerData as Lesson;

/** Of two cores a quarter of one: nobody waits for a model, and whoever is answered should not wait for it either. */
const workMs = 20;
const restMs = 60;
const nothing = new Int32Array(new SharedArrayBuffer(4));
let since = performance.now();
function breathe(): void {
  if (atOnce || performance.now() - since < workMs) return;
  Atomics.wait(nothing, 0, 0, restMs);
  since = performance.now();
}

const learned: LessonLearned = {
  precision: from ? null : measurePrecision(examples, { breathe }),
  model: bytesOfModel(trainModel(examples, { breathe, ...(from ? { from: modelOfBytes(Buffer.from(from)) } : {}) })),
};
parentPort?.postMessage(learned);
