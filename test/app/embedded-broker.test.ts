// A mediator with an unmodified Service Bus client, and nothing installed: the service brings its own broker.
import { ServiceBusClient } from '@azure/service-bus';
import { expect } from 'chai';
import { JobResponse } from '../../src/core/ending/job-response.js';
import { aJobRequest } from '../support/job-requests.js';
import { spawnProgram } from '../support/program.js';
import { temporaryFolderNow } from '../support/temporary-folder.js';

describe('job-keeper serve without a configured broker', function () {
  this.timeout(90_000);

  it('takes a job request from the queue and answers on the notification queue, through the client of Azure', async () => {
    const process = spawnProgram(['serve', '--port', '0'], {
      ...{ DATABASE_URL: undefined, AMQP_URL: undefined, DATABRICKS_HOST: undefined, JOB_KEEPER_CONFIG: undefined },
      JOB_KEEPER_DATA_DIR: temporaryFolderNow(),
      JOB_KEEPER_EMBEDDED_BROKER__PORT: '0',
      JOB_KEEPER_RUNS__WATCH_INTERVAL_MS: '200',
      JOB_KEEPER_RUNS__SNAPSHOT_AGE_MS: '100',
    });
    const said = await process.waitForLine(/broker: embedded, at/, 60_000);
    const url = /http:\/\/[\d.:]+/.exec(await process.waitForLine(/ready at http/, 60_000))?.[0] ?? '';
    const place = /at (127\.0\.0\.1:\d+)/.exec(said)?.[1] ?? '';
    const address = `Endpoint=sb://${place};SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;`;
    const [mediator, client] = [new ServiceBusClient(address), new ServiceBusClient(address)];
    try {
      const body = aJobRequest({
        correlationId: 'from-the-bus',
        queue: 'tenant-333.responses',
        operation: { notebook_params: { seconds: '1' } },
      });
      await mediator.createSender('job-requests').sendMessages({ body, contentType: 'application/json' });
      const receiver = client.createReceiver('tenant-333.responses', { receiveMode: 'receiveAndDelete' });
      const [message] = await receiver.receiveMessages(1, { maxWaitTimeInMs: 40_000 });
      const response = JobResponse.parse(message?.body);
      expect(response).to.include({ correlation_id: 'from-the-bus', status: 'SUCCEEDED' });
      expect(message?.correlationId).to.equal('from-the-bus');
      expect(message?.subject).to.equal('job-response');
      // The same over HTTP: taken, and told, because the broker is there.
      const headers = { 'content-type': 'application/json' };
      const again = await fetch(`${url}/v1/job-requests`, { method: 'POST', headers, body: JSON.stringify(body) });
      expect(again.status).to.equal(200);
      const metrics = await (await fetch(`${url}/metrics`)).text();
      expect(metrics).to.include('job_keeper_http_while_broker_healthy_total{broker="service-bus"} 1');
      await process.waitForLine(/came over HTTP while service-bus is healthy/);
    } finally {
      await Promise.all([mediator.close(), client.close()]);
    }
    process.kill('SIGTERM');
    expect(await process.exited).to.equal(0);
  });
});
