// Alerts to SRE. In: troubles that began or ended. Out: the keys that were opened or closed. Promised: an alert and its step for every
// channel are one transaction; a trouble that goes on is counted, not told again.
import { IsNull } from 'typeorm';
import type { AlertStore } from '../../../ports/store/steps.js';
import type { Database } from './sql/database.js';
import { alertEntity } from './entities/beside-the-road.js';
import { recordWork, resolve, type ChannelBound } from './record-steps.js';

/** More open alerts than this are no list that anybody reads. */
const openMax = 1_000;

export function alertStore(database: Database, channels: readonly ChannelBound[]): AlertStore {
  return {
    /** Index alert_open. */
    open: () =>
      database.found(alertEntity, (alerts) =>
        alerts.find({
          select: { key: true, severity: true, summary: true, openedAt: true, seenAt: true },
          where: { resolvedAt: IsNull() },
          order: { openedAt: 'ASC', key: 'ASC' },
          take: openMax,
        }),
      ),
    /** By the primary key. */
    isOpen: async (key) =>
      (
        await database.found(alertEntity, (alerts) =>
          alerts.find({ select: { key: true }, where: { key, resolvedAt: IsNull() } }),
        )
      ).length > 0,
    raise(alerts, at) {
      if (alerts.length === 0) return Promise.resolve([]);
      return database.transaction((session) => recordWork(session, channels, { alerts, steps: [], at }));
    },
    resolve(keys, at) {
      if (keys.length === 0) return Promise.resolve([]);
      return database.transaction((session) => resolve(session, channels, { keys, at }));
    },
  };
}
