import { escapeHtml } from './escape-html.ts';
import { replacePlaceholders } from './placeholders.ts';
import { isVariable, type VariableName } from './text-variables.ts';

/** Stands for nothing while the text around it is put right; of Unicode's private use, so nobody types it. */
const gap = '\uE000';

/**
 * Fills the variables of a formatted text; values are plain text and escaped here. One without a value gives its fallback,
 * `{{customer.firstName|there}}`; without one it is shown as `<mark>` (`marked`: previews) or leaves neat text: no double
 * space, none before a comma (`neat`). What is no variable counts as one without value; saving refuses it.
 */
export function fillWords(html: string, values: Record<VariableName, string>, gaps: 'marked' | 'neat'): string {
  const filled = replacePlaceholders(html.replaceAll(gap, ''), (one, inTag) => {
    const value = one.kind === 'variable' && isVariable(one.name) ? values[one.name].replaceAll(gap, '') : '';
    // In an address a value is a part of it, never a scheme or another place.
    if (inTag) return escapeHtml(encodeURIComponent((value || (one.fallback ?? '')).toWellFormed()));
    if (value.trim() !== '') return escapeHtml(value);
    if (one.fallback !== null) return one.fallback;
    return gaps === 'marked' ? `<mark>${escapeHtml(one.name)}</mark>` : gap;
  });
  return filled
    .replaceAll(/(^|>)\uE000[ \u00a0]?/g, '$1')
    .replaceAll(/(?<![ \u00a0])[ \u00a0]*\uE000(?=[,.;:!?)]|\s|&nbsp;|<|$)/g, '')
    .replaceAll(/\uE000[ \u00a0]?/g, '');
}
