import type { Language } from '#contract/common-shapes.ts';
import type { CustomerRead } from '#contract/privacy.ts';
import type { HeldCustomer, HeldMessage, HeldRequest } from './export-queries.ts';
import type { HeldChange } from './held-history-queries.ts';
import { type HeldWords, heldWords } from './held-words.ts';

/** Where a file of a message stands in the ZIP; names of files are foreign, so only tame letters of them are taken. */
export function pathOfFile(number: number, file: { id: string; filename: string }): string {
  const tame = file.filename
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}._ -]/gu, '_')
    .replaceAll(/^[. ]+/g, '_')
    .slice(-80);
  return `files/${number}/${file.id.slice(-8)} ${tame || 'file'}`;
}

/** Where a mail as it came stands in the ZIP. */
export const pathOfMail = (number: number, id: string) => `mails/${number}/${id}.eml`;
/** Of a mail that became no request. */
export const pathOfLooseMail = (id: string) => `mails/${id}.eml`;

const safe = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const head = (language: string, title: string) => `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${safe(title)}</title>
<meta name="viewport" content="width=device-width"><style>
body{font:16px/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#1b2426;background:#fff}
h2{margin-top:2.5rem;border-bottom:1px solid #ccd4d6}dt{font-weight:600}dd{margin:0 0 .5rem}pre{white-space:pre-wrap;font:inherit}
table{border-collapse:collapse}td,th{text-align:left;padding:.2rem 1rem .2rem 0;vertical-align:top}
article{border-left:3px solid #ccd4d6;padding-left:1rem;margin:1rem 0}</style></head><body>
`;

function list(pairs: [string, string | null | undefined][]): string {
  const filled = pairs.filter(([, value]) => value);
  return `<dl>${filled.map(([name, value]) => `<dt>${safe(name)}</dt><dd>${safe(value ?? '')}</dd>`).join('')}</dl>`;
}

/** The first part of the readable page: who the customer is. */
export function pageOfCustomer(customer: HeldCustomer, language: Language, madeAt: string): string {
  const words = heldWords[language];
  return `${head(language, `${words.title}: ${customer.name}`)}<h1>${safe(words.title)}: ${safe(customer.name)}</h1>
<p>${safe(words.made)} ${time(madeAt)}</p>${list([
    [words.organisation, customer.organisation],
    [words.phones, customer.phones.join(', ')],
    [words.emails, customer.emails.join(', ')],
    [words.address, customer.address],
    [words.language, customer.language],
    [words.notes, customer.notes],
    ...customer.contracts.map((one): [string, string] => [
      words.contract,
      [one.number, one.name, `${one.from} – ${one.until ?? ''}`, one.note].filter(Boolean).join(', '),
    ]),
    [words.responsible, customer.responsible],
    [words.hold, customer.holdReason],
    [words.since, customer.keptSince],
    ...(customer.copies ?? []).map(({ at, by }): [string, string] => [words.copy, `${minute(at)}, ${by}`]),
  ])}${changes(customer.changes, words)}`;
}

/** One request with its messages. */
export function pageOfRequest(request: HeldRequest, language: Language): string {
  const words = heldWords[language];
  return `<h2 id="r${request.number}">${request.number} ${safe(request.subject ?? '')}</h2>${list([
    [words.description, request.description],
    [words.status, request.status],
    [words.category, request.category],
    [words.priority, request.priority],
    [words.caller, [request.callerName, request.callerPhone, request.callerEmail].filter(Boolean).join(', ')],
    [words.address, request.workAddress],
    [words.answer, [request.informationGiven, request.solution, request.comment].filter(Boolean).join('\n')],
    [words.reported, request.reportedAt],
    [words.closed, request.closedAt],
    ...request.mails.map(({ at, subject }): [string, string] => [words.sent, `${minute(at)}, ${subject}`]),
  ])}${request.messages.map((message) => pageOfMessage(request.number, message, words)).join('')}${drafts(request, words)}${changes(request.changes, words)}`;
}

/** What colleagues have begun to write; its marks are taken off, as the JSON beside has them. */
function drafts(request: HeldRequest, words: HeldWords): string {
  const begun = (request.drafts ?? []).flatMap(({ at, by, note, texts }) =>
    [note, ...texts.map((html) => html.replaceAll(/<[^<>]*>/g, ' '))].filter(Boolean).map(
      (text) => `<article><p><strong>${safe(words.draft)}: ${safe(by)}</strong>, ${time(at)}</p>
<pre>${safe(text ?? '')}</pre></article>`,
    ),
  );
  return begun.join('');
}

/** What of this changed, folded, as it is long. */
function changes(made: readonly HeldChange[] | undefined, words: HeldWords): string {
  if (!made || made.length === 0) return '';
  const rows = made.map(
    (one) =>
      `<tr><td>${time(one.at)}</td><td>${safe(one.by)}</td><td>${safe(one.what)}</td><td>${safe(one.old ?? '')}</td><td>${safe(one.new ?? '')}</td></tr>`,
  );
  return `<details><summary>${safe(words.changes)}</summary><table><tbody>${rows.join('')}</tbody></table></details>`;
}

function pageOfMessage(number: number, message: HeldMessage, words: HeldWords): string {
  const to = message.to.map((one) => one.address).filter(Boolean);
  const files = message.files.map(
    (file) => `<li><a href="${safe(encodeURI(pathOfFile(number, file)))}">${safe(file.filename)}</a></li>`,
  );
  return `<article><p><strong>${safe(message.from)}</strong>${to.length > 0 ? ` → ${safe(to.join(', '))}` : ''}, ${time(message.at)}</p>
<pre>${safe([message.text, message.quoted].filter(Boolean).join('\n\n'))}</pre>${files.length > 0 ? `<p>${safe(words.files)}</p><ul>${files.join('')}</ul>` : ''}</article>`;
}

/** The end of the page: who has read the customer's data. */
export function pageOfReads(reads: readonly CustomerRead[], language: Language): string {
  const words = heldWords[language];
  const rows = reads.map(
    (read) =>
      `<tr><td>${time(read.at)}</td><td>${safe(read.person.name)}</td><td>${read.requestNumber ?? ''}</td></tr>`,
  );
  return `<h2>${safe(words.reads)}</h2><table><tbody>${rows.join('')}</tbody></table></body></html>\n`;
}

const minute = (at: string) => at.slice(0, 16).replace('T', ' ');
const time = (at: string) => `<time datetime="${safe(at)}">${safe(minute(at))}</time>`;
