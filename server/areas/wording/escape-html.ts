const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // Braces too: what a customer is called must never be read as a variable when a text is rendered again.
  '{': '&#123;',
  '}': '&#125;',
};

/** Plain text as it stands in HTML, in content and in quoted attributes alike. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"'{}]/g, (one) => entities[one] ?? one);
