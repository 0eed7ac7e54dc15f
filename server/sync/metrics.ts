/** What the operator sees of the sync rooms at /metrics. */
import { Counter, Gauge, Histogram } from 'prom-client'

export const openConnections = new Gauge({ name: 'tablee_sync_connections', help: 'Open sync connections' })
export const loadedRooms = new Gauge({ name: 'tablee_sync_rooms', help: 'Docs held in memory' })
export const committedUpdates = new Counter({ name: 'tablee_sync_updates_total', help: 'Updates committed to the log' })
export const refusals = new Counter({
  name: 'tablee_sync_refusals_total',
  help: 'Connections closed by the server, by reason',
  labelNames: ['reason'],
})
export const flushSeconds = new Histogram({
  name: 'tablee_sync_flush_seconds',
  help: 'One tick: guard, apply, commit and broadcast',
  buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5],
})
