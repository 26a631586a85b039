// The AsyncAPI document of the queues, from the same schemas as the HTTP face: what mediators publish, what clients get back, what whoever listens
// hears, what a dead letter carries. It is served beside the OpenAPI document, and committed as docs/asyncapi.json.
import { eventContentType, RequestEvent } from '../../core/request-event.js';
import { jsonSchemaOf, namedSchemas, type JsonSchema } from './api/named.js';
import { JobRequestJson, JobResponseJson } from './shapes/job-request.js';

const text = (description: string): JsonSchema => ({ type: 'string', description });
const object = (properties: Readonly<Record<string, JsonSchema>>, required: readonly string[] = []) => ({
  type: 'object',
  properties,
  required,
});

const traceparent = text('W3C Trace Context: it is continued to the engine and the response.');

const messages = {
  jobRequest: {
    name: 'job-request',
    title: 'Asks for one run of a declared job',
    contentType: 'application/json',
    headers: object({
      traceparent,
      'x-job-keeper-signature': text(
        'Where `signed_messages.required` is on: a detached JWS (RFC 7515, appendix F) over the body.',
      ),
    }),
    payload: jsonSchemaOf(JobRequestJson),
  },
  jobResponse: {
    name: 'job-response',
    title: 'What became of a job request, for every final state',
    contentType: 'application/json',
    correlationId: { location: '$message.payload#/correlation_id' },
    headers: object({ traceparent, messageId: text('Stable: a duplicate carries the same one.') }, ['messageId']),
    payload: jsonSchemaOf(JobResponseJson),
  },
  requestEvent: {
    name: 'request-event',
    title: 'A move of a job request, as a CloudEvent: docs/events.md',
    contentType: eventContentType,
    correlationId: { location: '$message.payload#/data/correlation_id' },
    headers: object({ traceparent, messageId: text('The `id` of the event: the same for one move, however often it comes.') }, [
      'messageId',
    ]),
    payload: jsonSchemaOf(RequestEvent.loose().extend({ data: RequestEvent.shape.data.loose() })),
  },
  deadLetter: {
    name: 'dead-letter',
    title: 'A message that was refused: its body is untouched',
    headers: object({ reason: text('A stable code: docs/errors.md.'), description: text('Every problem.') }, [
      'reason',
      'description',
    ]),
    payload: {},
  },
};

const messageAt = (name: keyof typeof messages) => ({ [name]: { $ref: `#/components/messages/${name}` } });

const channels = {
  jobRequests: {
    address: 'job-requests',
    description: 'The intake queue; its names are configured. Only mediators may publish to it.',
    messages: messageAt('jobRequest'),
  },
  jobResponses: {
    address: '{notification_queue}',
    description: 'The notification queue that the request named. It belongs to the client and is never declared by the service.',
    parameters: { notification_queue: { description: 'As in the job request.' } },
    messages: messageAt('jobResponse'),
  },
  requestEvents: {
    address: 'job-keeper.events',
    description:
      'The queue of `events.queue`; without it there are no events. It belongs to who listens and is never declared by the service.',
    messages: messageAt('requestEvent'),
  },
  deadLetters: {
    address: 'job-requests.dead',
    description: 'RabbitMQ: a queue beside the intake queue. Azure Service Bus: its own dead-letter sub-queue.',
    messages: messageAt('deadLetter'),
  },
};

const channelAt = (name: keyof typeof channels) => ({ $ref: `#/channels/${name}` });

export function asyncApiDocument(version: string) {
  const { JobRequest, JobResponse } = namedSchemas();
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Job Keeper queues',
      version,
      description:
        'Delivery is at least once on both sides; identity (tenant and correlation_id, message id) makes it effectively once.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    channels,
    operations: {
      takeJobRequest: { action: 'receive', channel: channelAt('jobRequests'), summary: 'Stored, then acknowledged.' },
      answerJobRequest: { action: 'send', channel: channelAt('jobResponses'), summary: 'Published with confirms.' },
      tellMove: {
        action: 'send',
        channel: channelAt('requestEvents'),
        summary: 'Each move, at least once; the largest version is the newest.',
      },
      refuseMessage: { action: 'send', channel: channelAt('deadLetters'), summary: 'Kept with its reason, replayable.' },
    },
    components: { messages, schemas: { JobRequest, JobResponse } },
  };
}
