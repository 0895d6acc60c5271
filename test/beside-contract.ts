/** Served by the areas beside the contract, since their answers are no JSON: a stream of events, files, and single sign-on's redirects. */
export const besideTheContract = [
  'GET /api/v1/attachments/:id',
  'GET /api/v1/customer-exports/:id/file',
  'GET /api/v1/live',
  'GET /api/v1/messages/:id/page',
  'GET /api/v1/sign-in/sso',
  'GET /api/v1/sign-in/sso/callback',
  'POST /api/v1/sign-in/sso/back-channel-logout',
  'GET /api/v1/uploads/:id',
  'GET /api/v1/requests/export',
] as const;
