import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { catalogueNow } from '#areas/catalog/index.ts';
import type { Language } from '#contract/common-shapes.ts';
import type { CustomerRead } from '#contract/privacy.ts';
import { type Actor, command, type Runtime } from '#platform/command.ts';
import { listReads } from './customer-reads-queries.ts';
import {
  type ExportRow,
  endExportOrder,
  expireExports,
  insertPart,
  listHeldRequests,
  noteProgress,
  readHeldCustomer,
  readHeldFile,
  readHeldRequest,
  takeExport,
} from './export-queries.ts';
import { listHeldMails, listLooseMails, readHeldMail } from './held-history-queries.ts';
import { pageOfCustomer, pageOfReads, pageOfRequest, pathOfFile, pathOfLooseMail, pathOfMail } from './held-page.ts';
import './privacy-events.ts';

const timer: Actor = { kind: 'timer', id: null, name: 'Linja', channel: 'timer' };
/** A node that has said nothing of an export for so long has died over it. */
const silentMs = 5 * 60_000;
const partBytes = 1024 * 1024;

/** Makes the copies that were ordered, one after the other. Gives how many. */
export async function makeExports(runtime: Runtime): Promise<number> {
  const now = runtime.clock();
  const order = await command(runtime, timer, (ctx) => takeExport(ctx.tx, new Date(now.getTime() - silentMs), now));
  if (!order) return 0;
  let size = 0;
  let failed: unknown;
  try {
    size = await writeParts(runtime, order);
  } catch (error) {
    failed = error;
    runtime.log.error({ err: error, exportId: order.id }, 'the copy of a customer’s data was not made');
  }
  await command(runtime, timer, async (ctx) => {
    const ended = await endExportOrder(ctx.tx, order.id, failed ? 'failed' : 'done', size, ctx.now);
    if (ended && !failed) ctx.record({ type: 'customer_export.made', data: { exportId: order.id, size } });
  });
  return 1;
}

/** Zips request by request and keeps the ZIP in parts, so that neither is in memory as a whole. Gives its bytes. */
async function writeParts(runtime: Runtime, order: ExportRow): Promise<number> {
  const zip = new ZipFile();
  const filled = fill(runtime, order, zip);
  filled.catch((error) => (zip.outputStream as unknown as Readable).destroy(error));
  let position = 0;
  let size = 0;
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  const write = async () => {
    if (waitingBytes === 0) return;
    if (!(await insertPart(runtime.db, order.id, position++, Buffer.concat(waiting)))) throw new Error('it was ended');
    [waiting, waitingBytes] = [[], 0];
  };
  for await (const piece of zip.outputStream as unknown as AsyncIterable<Buffer>) {
    waiting.push(piece);
    waitingBytes += piece.length;
    size += piece.length;
    if (waitingBytes >= partBytes) await write();
  }
  await write();
  await filled;
  return size;
}

async function fill(runtime: Runtime, order: ExportRow, zip: ZipFile): Promise<void> {
  const { db } = runtime;
  const language = order.language as Language;
  const { categories } = await catalogueNow(db);
  const customer = await readHeldCustomer(db, order.customer_id);
  if (!customer) throw new Error('the customer is gone');
  const ids = await listHeldRequests(db, order.customer_id);
  const page: string[] = [pageOfCustomer(customer, language, runtime.clock().toISOString())];
  zip.addBuffer(json(customer), 'customer.json');
  for (const [index, id] of ids.entries()) {
    const request = await readHeldRequest(db, id);
    if (!request) continue;
    // By the name customers know it; how we call it among ourselves is nothing of the customer's (R6.3).
    request.category = categories.get(request.category ?? '')?.outerPath?.[language] ?? null;
    page.push(pageOfRequest(request, language));
    zip.addBuffer(json(request), `requests/${request.number}.json`);
    // Read when its turn comes, so that only one file is in memory.
    for (const file of [...request.messages, ...(request.drafts ?? [])].flatMap(({ files }) => files)) {
      zip.addReadStream(Readable.from(bytesOf(() => readHeldFile(db, file.id))), pathOfFile(request.number, file));
    }
    for (const mail of await listHeldMails(db, id)) {
      zip.addReadStream(Readable.from(bytesOf(() => readHeldMail(db, mail))), pathOfMail(request.number, mail));
    }
    if (!(await noteProgress(db, order.id, index + 1, ids.length, runtime.clock()))) throw new Error('it was ended');
  }
  for (const mail of await listLooseMails(db, order.customer_id)) {
    zip.addReadStream(Readable.from(bytesOf(() => readHeldMail(db, mail))), pathOfLooseMail(mail));
  }
  const reads = await allReads(runtime, order.customer_id);
  page.push(pageOfReads(reads, language));
  zip.addBuffer(json(reads), 'reads.json');
  zip.addBuffer(Buffer.from(page.join('')), 'index.html');
  zip.end();
}

async function* bytesOf(read: () => Promise<Buffer | null>): AsyncGenerator<Buffer> {
  const content = await read();
  if (content && content.length > 0) yield content;
}

async function allReads(runtime: Runtime, customerId: string): Promise<CustomerRead[]> {
  const all: CustomerRead[] = [];
  let after: string | undefined;
  do {
    const { rows, next } = await listReads(runtime.db, { customerId }, after, 200);
    all.push(...rows);
    after = next ?? undefined;
  } while (after);
  return all;
}

const json = (value: unknown) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

/** Removes copies whose time has passed. Gives how many. */
export async function forgetExports(runtime: Runtime): Promise<number> {
  return command(runtime, timer, (ctx) => expireExports(ctx.tx, ctx.now));
}
