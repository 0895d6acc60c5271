/**
 * The content security policy of every answer, for helmet: nothing but what comes from here, no inline script, and style
 * elements only with one of these words (`'nonce-…'`), which a page is given for those that components write while it runs.
 */
export const policyWith = (styleNonces: string[]) => ({
  directives: {
    defaultSrc: ["'self'"],
    styleSrc: ["'self'", ...styleNonces],
    fontSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    upgradeInsecureRequests: null,
  },
});
