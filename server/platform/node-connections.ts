/** Connections to the database of the pool that serves calls and timers. */
export const poolConnections = 12;
/** Jobs a node runs at once: a flood of mails leaves the database's disk no pause, and calls half of the pool. */
export const jobsAtOnce = 6;
/** Connections of the job worker, which are its own. */
export const jobConnections = 6;
/** Most connections a node keeps open: besides both, one says that its worker is alive and one hears live changes. */
export const nodeConnections = poolConnections + jobConnections + 2;
