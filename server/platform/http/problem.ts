import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';
import { isPassingFault } from '../passing-fault.ts';

export type FieldProblem = { path: string; message: string };

/** A refusal of the caller's input that names each place that does not fit. */
export class InputProblem extends AppError {
  readonly errors: FieldProblem[];
  constructor(
    code: 'invalid_body' | 'invalid_query' | 'invalid_params' | 'invalid_calendar',
    detail: string,
    errors: FieldProblem[],
  ) {
    super(400, code, detail);
    this.errors = errors;
  }
}

/** Answers everything that is thrown as `application/problem+json` (RFC 9457); nothing inner reaches the caller. */
export function renderProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | AppError, request, reply) => {
    const problem =
      error instanceof AppError ? error : isForgedCursor(error, request) ? noCursorOfOurs : knownFault(error);
    if (problem.status >= 500) request.log.error({ err: error }, 'call failed');
    return sendProblem(request, reply, problem);
  });
  app.setNotFoundHandler((request, reply) =>
    sendProblem(request, reply, new AppError(404, 'not_found', 'There is nothing at this address.')),
  );
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: AppError) {
  // RFC 9110 §10.2.3: how long to wait, where it is known.
  if (typeof problem.facts.waitSeconds === 'number') reply.header('retry-after', String(problem.facts.waitSeconds));
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .send({
      type: `/api/docs/errors#${problem.code}`,
      title: titleOf(problem.status),
      status: problem.status,
      code: problem.code,
      detail: problem.message,
      instance: request.url,
      traceId: request.id,
      ...(problem instanceof InputProblem ? { errors: problem.errors } : {}),
      ...(Object.keys(problem.facts).length > 0 ? { facts: problem.facts } : {}),
    });
}

const noCursorOfOurs = new AppError(400, 'invalid_cursor', 'This page cursor is not one of ours.');

/**
 * Whether the database could not use a value (SQLSTATE class 22) of a call that brought a page cursor: of the right shape,
 * but with values no list of ours has.
 */
function isForgedCursor(error: FastifyError, request: FastifyRequest): boolean {
  const { after, before } = (request.query ?? {}) as Record<string, unknown>;
  return (after !== undefined || before !== undefined) && /^22[0-9A-Z]{3}$/.test(String(error.code));
}

/** What Fastify and the driver throw, in our words. */
function knownFault(error: FastifyError): AppError {
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return new AppError(415, 'unsupported_media_type', 'This content type is not taken here.');
  }
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new AppError(413, 'too_large', 'The body is too large.');
  if (error.statusCode === 429) return new AppError(429, 'too_many_calls', 'Too many calls; wait a little.');
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500) {
    return new AppError(400, 'invalid_body', 'The call could not be read. Nothing was changed.');
  }
  // NUL and halves of characters, in whatever field they came: the database keeps neither.
  if (error.code === '22021' || error.code === '22P05' || isBrokenJson(error)) {
    return new AppError(400, 'invalid_body', 'A text has a character in it that cannot be kept. Nothing was changed.');
  }
  if (isPassingFault(error)) {
    // Nobody can know whether a commit was kept whose answer was lost with the connection.
    const detail =
      'The database cannot be reached or is full at the moment. Try again; see first whether your change was kept.';
    return new AppError(503, 'unavailable', detail, { waitSeconds: 5 });
  }
  return new AppError(500, 'internal', 'Something failed on our side. Nothing was half done.');
}

/** Half of a character in a text that is kept as a part of JSON. */
const isBrokenJson = (error: FastifyError) => error.code === '22P02' && /type json/.test(error.message);

const titles: Record<number, string> = {
  400: 'Input cannot be used',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Not possible now',
  413: 'Too large',
  415: 'Content type not taken',
  429: 'Too many calls',
  503: 'Not available',
};
const titleOf = (status: number) => titles[status] ?? 'Failed';
