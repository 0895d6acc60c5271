/**
 * The word by which the page's content security policy knows style elements of ours (CSP level 3, nonce-source); the server
 * gives each page another one. Undefined where nobody gave one, as in development.
 */
export const styleNonce = () =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce || undefined;

/** For libraries that write style elements and are not handed anything: they look for it under this name. */
export function startStyleNonce(): void {
  (globalThis as { __webpack_nonce__?: string | undefined }).__webpack_nonce__ = styleNonce();
}
