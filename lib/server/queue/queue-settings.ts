/** The PostgreSQL schema that pg-boss keeps its tables in. */
export const SCHEMA = "pgboss";

/**
 * How fast a killed worker's job is taken over: heartbeat (10 s, see create-queues) + supervise (5 s) + retry delay
 * (1 to 2 s), unless notified + poll (2 s). pg-boss's own defaults make it minutes.
 */
export const WORKER_SETTINGS = {
  superviseIntervalSeconds: 5,
  monitorIntervalSeconds: 5,
  maintenanceIntervalSeconds: 600,
} as const;

export const POLLING = {
  pollingIntervalSeconds: 2,
  // A job that waits for its retry time is not announced when that time comes.
  notifyPollingIntervalSeconds: 2,
  heartbeatRefreshSeconds: 3,
} as const;
