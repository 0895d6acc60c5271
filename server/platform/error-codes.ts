/** Every code of a problem document, with when it is met and what to do; `docs/api/errors.md` is made from this list. */
export const errorCodes = {
  not_found: 'The thing does not exist or is not yours to see. Check the id or number.',
  forbidden: 'You may see it, but your roles do not allow this. Ask a supervisor or an administrator.',
  not_signed_in: 'No valid session or API key came with the call. Sign in, or send `Authorization: Bearer <key>`.',
  wrong_credentials: 'E-mail address or password is wrong, or the person is not active. Try again.',
  wrong_code: 'The code is wrong, too old, or has been used already. Try the next one.',
  password_closed:
    'A hundred wrong passwords in a row: none is taken any more but from browsers that signed in before. Use one, a passkey or single sign-on, or set a new password.',
  code_closed:
    'A hundred wrong codes in a row: none is taken any more. Use a recovery code or a passkey, or have the second factor reset.',
  proof_needed: 'Send the own password or a code along, to show that it is you who changes how you sign in.',
  second_factor_required: 'The role needs a second factor. Set one up under `/me/totp` or `/me/passkeys` first.',
  factor_exists: 'An authenticator app is set up already. Remove it first.',
  passkey_refused: 'The passkey was not accepted, or the challenge is too old. Begin again.',
  sso_required: 'Only administrators sign in with a password here. Use single sign-on.',
  sso_failed: 'Single sign-on did not work; `detail` says what is wrong. Check its settings.',
  link_used: 'The link has been used or is too old. Ask for a new one.',
  foreign_origin: 'The call came from another site. Open the desk at its own address.',
  invalid_body: 'The body does not fit the schema; `errors` names each place. Mend those and send again.',
  invalid_query: 'A query parameter does not fit the schema; `errors` names each. Mend those and send again.',
  invalid_params: 'A part of the path does not fit; check the id.',
  unsupported_media_type: 'Send JSON, or `message/rfc822` where a raw e-mail is asked for.',
  too_large: 'The body is larger than is taken in. Send less at once.',
  too_many_calls: 'Too many calls in a short time. Wait for the seconds of `Retry-After`.',
  request_changed: 'Somebody changed it since you read it. Read it again; nothing of theirs was overwritten.',
  transition_refused: 'The request is in a phase from which this cannot be done; `facts.phase` says which.',
  words_forgotten:
    'What was written in this order is kept for seven days after it ended, and those are over. Order it anew.',
  incomplete:
    'Sections this kind of request needs are still empty; `facts.missing` lists them. Fill them and try again.',
  still_holding: 'You hold a request you pulled. Solve it, ask the customer, or hand it on; then take the next one.',
  pick_not_allowed: 'In this centre requests are taken with Next, not picked from the queue.',
  not_present:
    'You are on a break, away, offline or absent, so nothing is handed to you; `facts.state` says which. Say that you are back; then take the next one.',
  holding_at_departure:
    'You hold requests you pulled; `facts.requests` lists them. Say with `held` whether they go back to the queue or stay.',
  absence_overlaps: 'The person is absent then already; `facts` says when. Change that absence, or choose other days.',
  category_internal: 'Customers may not choose this category. `GET /forms/categories` lists those they may.',
  other_centres:
    'It reaches every support centre, and you do not lead them all; `facts.centres` names the others. Ask an administrator.',
  not_a_member: 'The person is not a member of the category. Choose another person, or add the membership.',
  may_not_own:
    'The person has no role with which requests are worked on, so none can be given to them. Choose another.',
  person_inactive: 'The person is no longer active. Choose another.',
  key_ended: 'The API key it was ordered with was revoked, has expired or is out of use. Order it anew.',
  no_recipient: 'There is no e-mail address to write to. Add one to the customer or name a recipient.',
  attachments_too_large: 'The files of one message may hold 25 MB together. Take some out, or send a link.',
  too_many_files: 'Too many files of yours wait for messages that were not sent. Send some, or wait a day.',
  file_unknown: 'A file it names is not there any more, or is not yours. Hand it in again.',
  already_sent: 'It has left already and cannot be taken back.',
  newer_messages:
    'Messages have come since the writing began; `facts.messages` has them. Read them, or send with `force`.',
  draft_changed: 'The draft was changed elsewhere since you read it. Read it again; nothing was overwritten.',
  colleague_cannot: 'This colleague cannot see the request or may not write there. Choose another.',
  no_sender: 'No mail address of ours is set up. Add one in Settings, Mail addresses.',
  cannot_see_it:
    'Somebody mentioned may not see this request, and so would not hear of it; `facts.people` says who. Leave them out, or assign it where they see it.',
  push_refused: 'The address is none that pushes can be sent to. Subscribe again in the browser.',
  request_erased:
    'The personal data of this request were erased. It stands as it is; register a new request for what is new.',
  customer_erased: 'The personal data of this customer were erased. Make a new customer instead.',
  erasure_refused:
    'The customer cannot be erased now; `facts.refusals` says why: open requests, a hold, or an erasure under way.',
  erasure_changed: 'The number of requests or the name is not what you were shown. Look at the preview again.',
  export_expired:
    'The file is no longer there: its time has passed, or it was ordered by somebody else. Order a new one.',
  moment_passed: 'The moment lies in the past. Choose a later one.',
  invalid_phone: 'That is not a phone number we can use.',
  invalid_address: 'That is not a valid e-mail address.',
  deadline_manual:
    'The deadline was set by hand and is left alone. Hand it back to the calendar first, if it should be counted.',
  escalation_none: 'Its priority has no escalation that a new request begins.',
  escalation_begun: 'The escalation of this request has begun already.',
  invalid_calendar: 'The calendar cannot be used as it is; `errors` says what to mend.',
  invalid_cursor: 'The page cursor is not one of ours. Start again from the first page.',
  empty_customer: 'A customer needs at least a name, an address, a phone number or an e-mail address.',
  already_set_up: 'The first run has been done. Sign in instead.',
  already_exists: 'There is already one with that name or address.',
  in_use: 'It is still used; `facts` says by what. Move that first.',
  default_needed: 'One must stay the default. Make another the default instead.',
  configuration_unfit:
    'The configuration does not fit this desk; `facts` says which part and why. Nothing was changed.',
  configuration_changed: 'The settings changed since the comparison. Look at the differences again.',
  cycle: 'A category cannot lie below itself.',
  nothing_to_run: 'It has been taken in already; there is nothing to run again.',
  too_many_rows: 'More requests match than one action may touch; `facts.limit` says how many. Narrow the filter.',
  nothing_chosen: 'No request is chosen, or none of those chosen is yours to see. Choose at least one.',
  cannot_undo: 'What was done cannot be taken back by this; change the requests one by one.',
  weak_password: 'The password is too short or among the best-known ones. Choose a longer one.',
  reference_unknown: 'Something it refers to does not exist. Check the ids.',
  unknown_variable: 'The text names a variable there is not; `facts.name` is it, `facts.nearest` what may be meant.',
  unknown_module: 'The text names a text module there is not; `facts.name` is it, `facts.nearest` what may be meant.',
  module_cycle: 'Text modules would stand in one another without end; `facts.chain` names them in order.',
  empty_text: 'A text is needed in at least one language.',
  steps_conflict: 'Two steps of a macro contradict each other; `facts.steps` names them. Take one out.',
  unavailable:
    'The database cannot be reached or is full at the moment. Try again shortly; a change may have been kept whose answer was lost, so send an id of your own or look first.',
  internal: 'Something failed on our side and was logged with the trace id. Nothing was half done.',
} as const;

export type ErrorCode = keyof typeof errorCodes;
