// Where a submission is sent, and as whom: by the settings as they are now.
import { jobSettings, type Settings } from '../core/settings.js';
import type { SentOrder } from '../ports/engine.js';
import type { Submission } from '../ports/store/runs.js';

export function sentOrder(settings: Settings, { jobId, runsAs, clusterId, correlationId, identity }: Submission): SentOrder {
  const onCluster = jobSettings(settings, jobId).placement === 'submit' ? clusterId : null;
  return { jobId: runsAs, onCluster, correlationId, identity };
}
