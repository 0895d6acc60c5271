import { expect, test } from 'vitest';
import { mentionHtml } from './mention-trigger.ts';

test('a name is put into a note as text, whatever stands in it', () => {
  expect(mentionHtml('1', 'Bo <img src=x onerror=alert(1)> & "Co"')).toBe(
    '<span data-mention="1">@Bo &lt;img src=x onerror=alert(1)&gt; &amp; &quot;Co&quot;</span>',
  );
});
