/** Where a key works; the groups of the list of keys. */
export const keyPlaces = ['anywhere', 'lists', 'request', 'other'] as const;
export type KeyPlace = (typeof keyPlaces)[number];

/** A key of ours: its name, what it is until a person chooses another, where it works, and the words for what it does. */
export type ListedKey = { name: string; combo: string; place: KeyPlace; words: string };

const key = (place: KeyPlace, name: string, combo: string, words: string): ListedKey => ({ name, combo, place, words });

/**
 * Every key that a person may choose anew, in the order of the list. What is not in it (a digit for each kind, Ctrl Enter
 * inside a form) stays what it is. A test holds this against the source.
 */
export const keyList: readonly ListedKey[] = [
  key('anywhere', 'search', '/', 'shell:key.search'),
  key('anywhere', 'commands', 'mod+k', 'shell:key.commands'),
  key('anywhere', 'keys', '?', 'shell:key.overlay'),
  key('anywhere', 'new-contact', 'c', 'shell:key.newContact'),
  key('anywhere', 'next', 'n', 'shell:key.next'),
  key('anywhere', 'go-desk', 'g d', 'shell:key.desk'),
  key('anywhere', 'go-queue', 'g q', 'shell:key.queue'),
  key('anywhere', 'go-requests', 'g r', 'shell:key.requests'),
  key('anywhere', 'go-customers', 'g c', 'shell:key.customers'),
  key('anywhere', 'go-settings', 'g s', 'shell:key.settings'),
  key('anywhere', 'go-room', 'g v', 'shell:key.room'),
  key('anywhere', 'go-absences', 'g a', 'shell:key.absences'),
  key('anywhere', 'go-notifications', 'g i', 'shell:key.notifications'),
  key('anywhere', 'presence', 'g p', 'room:key.presence'),
  key('anywhere', 'come-back', 'b', 'room:back'),
  key('anywhere', 'tab-before', '[', 'shell:tabs.before'),
  key('anywhere', 'tab-after', ']', 'shell:tabs.after'),
  key('anywhere', 'tab-close', 'w', 'shell:key.closeTab'),
  key('anywhere', 'undo-step', 'z', 'shell:key.undo'),
  key('lists', 'row-down', 'j', 'worklist:key.down'),
  key('lists', 'row-up', 'k', 'worklist:key.up'),
  key('lists', 'row-open', 'o', 'worklist:key.open'),
  key('lists', 'row-select', 'x', 'worklist:key.select'),
  key('lists', 'range-down', 'J', 'worklist:key.rangeDown'),
  key('lists', 'range-up', 'K', 'worklist:key.rangeUp'),
  key('lists', 'select-page', 'mod+a', 'worklist:key.selectPage'),
  key('lists', 'filter', 'f', 'worklist:key.filter'),
  key('request', 'request-reply', 'r', 'requests:page.do.reply'),
  key('request', 'request-add_note', 'i', 'requests:page.do.add_note'),
  key('request', 'request-assign', 'a', 'requests:page.do.assign'),
  key('request', 'request-postpone', 'p', 'requests:page.do.postpone'),
  key('request', 'request-set_kind', 't', 'requests:page.do.set_kind'),
  key('request', 'request-classify', 'e', 'requests:page.do.classify'),
  key('request', 'request-solve', 's', 'requests:page.do.solve'),
  key('request', 'first-missing', 'f', 'requests:page.missing.first'),
  key('request', 'macros', 'm', 'writing:dialog.title'),
  key('request', 'primary', 'mod+enter', 'shell:key.primary'),
  key('other', 'edit-customer', 'i', 'customers:edit'),
];
