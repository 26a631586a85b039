// How a request comes: over HTTP, from a queue of a broker, for a job of Job Manager, by a schedule, as a run of a template, or
// because another one has ended.

export const requestSources = ['http', 'rabbitmq', 'service-bus', 'job-manager', 'schedule', 'template', 'then'] as const;
export type RequestSource = (typeof requestSources)[number];
