import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { bytesOfModel, measurePrecision, modelOfBytes, trainModel } from '#areas/suggestions/index.ts';
import type { Lesson, LessonLearned } from './learn-apart.ts';

// On Linux a priority is a thread's own: whoever is answered goes first. Elsewhere it would be the whole server's.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);

const { examples, from } = workerData as Lesson;
const learned: LessonLearned = {
  precision: from ? null : measurePrecision(examples),
  model: bytesOfModel(trainModel(examples, from ? { from: modelOfBytes(Buffer.from(from)) } : {})),
};
parentPort?.postMessage(learned);
