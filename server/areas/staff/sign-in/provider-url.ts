/** Why a provider's address may not be called, or null: https, or http to this machine itself; and a name we can read. */
export function urlTrouble(url: string): string | null {
  if (!URL.canParse(url)) return 'The address cannot be read.';
  const { protocol, hostname, username, password } = new URL(url);
  if (username || password) return 'The address must not carry a user name.';
  const own = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  if (protocol === 'https:' || (protocol === 'http:' && own)) return null;
  return 'The address must begin with https://.';
}
