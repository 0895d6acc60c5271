const versions = new Map<string, number>();

/** Remembers the version our own write led to, so that its echo is not announced as somebody else's change. */
export function noteOwn(requestId: string, version: number): void {
  versions.set(requestId, Math.max(version, versions.get(requestId) ?? 0));
}

/** Whether a version is one that this browser's own writes reached. */
export function isOwn(requestId: string, version: number): boolean {
  return version <= (versions.get(requestId) ?? 0);
}
