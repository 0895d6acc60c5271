/** Connections to the database of the pool that serves calls and timers. */
export const poolConnections = 10;
/** Connections of the job worker, which are its own. */
export const jobConnections = 6;
/** Most connections a node has in ordinary times: besides both, one says its worker is alive, one hears live changes, one migrates. */
export const nodeConnections = poolConnections + jobConnections + 3;
