// A job of the catalogue as it is read over HTTP. Promised: nothing in it was meant for somebody else: parameters that followers are given are left
// out, and so is the query of an address, where a signature of a storage account would stand.
import type { DeclaredSchedule } from '../../core/cluster.js';
import type { JobLimit } from '../../core/job-limits.js';
import type { JobCompute, JobRow, Seen, ShownJob } from '../../ports/catalogue.js';

export function seenJson({ engine, snapshotAgeSeconds }: Seen) {
  return { engine, snapshot_age_seconds: snapshotAgeSeconds };
}

export function jobRowJson({ id, declared, inSettings, placement, ...limits }: JobRow) {
  return {
    job_id: id,
    declared: declared !== null,
    name: declared?.name ?? null,
    compute: declared === null ? null : computeJson(declared.compute),
    in_settings: inSettings,
    placement,
    max_concurrent_runs: limitJson(limits.maxConcurrentRuns),
    max_run_seconds: limitJson(limits.maxRunSeconds),
    declared_max_concurrent_runs: declared?.runsMax ?? null,
    declared_max_run_seconds: declared?.maxRunSeconds ?? null,
    declared_schedule: declared?.schedule === undefined ? null : scheduleJson(declared.schedule),
    max_start_seconds: limits.maxStartSeconds,
  };
}

export function jobJson(job: ShownJob) {
  const { namedIn, mapped, outputUri, keep, retry, checkpoint, parameters, followers } = job;
  return {
    ...jobRowJson(job),
    named_in: [...namedIn],
    mapped: mapped.map(({ pool, jobId, declared }) => ({ pool, job_id: jobId, declared })),
    output_uri: outputUri === null ? null : withoutQuery(outputUri),
    keep,
    retry,
    checkpoint: checkpoint === null ? null : { ...checkpoint, uri: withoutQuery(checkpoint.uri) },
    parameters,
    then: followers.map(({ job: begun, on }) => ({ job_id: begun, on })),
  };
}

function computeJson(compute: JobCompute) {
  const { id, name } = compute.kind === 'cluster' ? compute : { id: null, name: null };
  return { kind: compute.kind, cluster_id: id, cluster_name: name };
}

function scheduleJson({ kind, expression, timeZone, paused }: DeclaredSchedule) {
  return { kind, expression, time_zone: timeZone, paused };
}

function limitJson({ usual, usualFrom, most, mostFrom }: JobLimit) {
  return { default: usual, default_from: usualFrom, max: most, max_from: mostFrom };
}

function withoutQuery(uri: string): string {
  return uri.replace(/\?.*$/s, '');
}
