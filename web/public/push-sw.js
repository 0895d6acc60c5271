// Shows what the desk pushes to this browser, and opens what it is about. Keeps nothing and caches nothing.
self.addEventListener('push', (event) => {
  const told = event.data?.json() ?? {};
  const shown = self.registration.showNotification(told.title ?? 'Linja', {
    body: told.body ?? '',
    tag: told.tag,
    icon: '/linja.svg',
    data: { url: told.url ?? '/notifications' },
  });
  event.waitUntil(shown);
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  // Only paths of the desk itself, whatever a push says.
  const asked = new URL(event.notification.data?.url ?? '/', self.location.origin);
  const url = asked.origin === self.location.origin ? asked.href : self.location.origin;
  const opened = self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((windows) => {
    const same = windows.find((one) => one.url === url);
    return same ? same.focus() : self.clients.openWindow(url);
  });
  event.waitUntil(opened);
});
