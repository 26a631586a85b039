// Every route of the service, in the order of the document. A new route is added here.
import type { FastifyInstance } from 'fastify';
import { jobManagerPrefix } from '../job-manager/errors.js';
import { createJobRoute, listJobsRoute, showJobRoute, stopJobRoute } from '../job-manager/job-routes.js';
import { scheduleRoutes } from '../job-manager/schedule-routes.js';
import { bulkRoute } from './bulk.js';
import { cancelRoute } from './cancel.js';
import { costsRoute } from './costs.js';
import { deadLetterRoutes } from './dead-letters.js';
import { decidingRoute } from './deciding.js';
import { bodyRoute } from './body.js';
import { decisionsRoute } from './decisions.js';
import { dryRunRoute } from './dry-run.js';
import { engineEventsRoute } from './engine-events.js';
import { explainRoute } from './explain.js';
import { historyRoute } from './history.js';
import { handRoutes } from './hands.js';
import { auditRoute } from './audit.js';
import { jobsRoutes } from './jobs.js';
import { listRoute } from './list.js';
import { outputsRoute } from './outputs.js';
import { pastRoute } from './past.js';
import { pastClustersRoute } from './past-clusters.js';
import { periodRoute } from './period.js';
import { policiesRoute } from './policies.js';
import { promoteRoute } from './promote.js';
import { shadowRoute } from './shadow.js';
import { poolsRoute } from './pools.js';
import { probeRoutes } from './probes.js';
import { removeRoute } from './remove.js';
import { jobTemplatesRoutes } from './job-templates.js';
import { runTemplateRoute } from './run-template.js';
import { schedulesRoutes } from './schedules.js';
import { showRoute } from './show.js';
import { submitRoute } from './submit.js';

const requestRoutes = [
  submitRoute,
  bulkRoute,
  listRoute,
  showRoute,
  explainRoute,
  decisionsRoute,
  historyRoute,
  bodyRoute,
  cancelRoute,
  removeRoute,
  handRoutes,
  auditRoute,
  deadLetterRoutes,
  poolsRoute,
  jobsRoutes,
  costsRoute,
  outputsRoute,
  schedulesRoutes,
  jobTemplatesRoutes,
  runTemplateRoute,
  dryRunRoute,
  periodRoute,
  pastRoute,
  pastClustersRoute,
  decidingRoute,
  policiesRoute,
  promoteRoute,
  shadowRoute,
  engineEventsRoute,
];

export async function everyRoute(app: FastifyInstance, serviceVersion: string): Promise<void> {
  await app.register(
    (v1, _options, done) => {
      for (const add of requestRoutes) add(v1);
      done();
    },
    { prefix: '/v1' },
  );
  await app.register(
    (jobManager, _options, done) => {
      for (const add of [createJobRoute, listJobsRoute, showJobRoute, stopJobRoute, ...scheduleRoutes]) add(jobManager);
      done();
    },
    { prefix: jobManagerPrefix },
  );
  probeRoutes(app, serviceVersion);
}
