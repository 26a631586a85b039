// What a team would write over HTTP: fastify, the schema of a job request, and a row a request in a transaction of its own, ten connections; or
// the same without a database. In: which of them. Out: its address.
import fastify from 'fastify';
import { Pool } from 'pg';
import { v7 } from 'uuid';
import { readJobRequest } from '../../src/core/job-request.js';
import { answerQuestions } from './worker.js';

export type Plain = { readonly kind: 'no database' } | { readonly kind: 'row at a time'; readonly databaseUrl: string };

const insert = `
with stored as (
  insert into request (id, tenant_id, correlation_id, source, user_id, job_id, operation_id, cluster_type, priority,
    max_concurrent_runs, max_run_seconds, notification_queue, lane, state, created_at, received_at, due_at, expires_at, rank_at)
  values ($1, $2, $3, 'http', $4, $5, $6, 'business', 50, 10, 3600, '', $7, 'received', now(), now(), now(), now(), now())
  on conflict (tenant_id, correlation_id) do nothing returning id
)
insert into request_body (request_id, body) select id, $8 from stored`;

async function start(plain: Plain): Promise<string> {
  const pool = plain.kind === 'no database' ? null : new Pool({ connectionString: plain.databaseUrl, max: 10 });
  const server = fastify();
  server.post('/v1/job-requests', async (call, reply) => {
    const read = readJobRequest(call.body);
    if (!read.ok) return reply.code(422).send({ problems: read.problems });
    const { correlation_id: correlationId, user_id: userId, job } = read.value;
    const { tenant_id: tenantId, job_operation: operation } = job.job_context;
    const id = v7();
    const body = JSON.stringify(call.body);
    const values = [id, tenantId, correlationId, userId, job.job_id, operation.operation_id, `${tenantId}:${job.job_id}`, body];
    if (pool !== null) await pool.query({ name: 'insert', text: insert, values });
    return reply.code(202).send({ id, correlation_id: correlationId, state: 'received' });
  });
  return server.listen({ host: '127.0.0.1', port: 0 });
}

answerQuestions(start);
