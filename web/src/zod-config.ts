/**
 * Imported before anything that uses zod: its compiled parsers need `new Function`, which our content security policy
 * forbids, and even the probe for it is reported as a violation.
 */
(globalThis as { __zod_globalConfig?: { jitless: boolean } }).__zod_globalConfig = { jitless: true };
