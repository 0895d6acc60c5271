/**
 * The content security policy of every answer, for helmet: nothing but what comes from here, no inline script, and style
 * elements only of these sources: a word the page was given for those that components write while it runs (`'nonce-…'`), or
 * the hash of one that stands in it.
 */
export const policyWith = (styles: string[]) => ({
  directives: {
    defaultSrc: ["'self'"],
    styleSrc: ["'self'", ...styles],
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
