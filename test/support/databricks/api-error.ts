// The errors of the real service: a status, a code, a message. Thrown by the state machine, turned into a body by the HTTP face.
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

export const invalidParameter = (message: string): ApiError => new ApiError(400, 'INVALID_PARAMETER_VALUE', message);
export const invalidState = (message: string): ApiError => new ApiError(400, 'INVALID_STATE', message);
export const malformed = (message: string): ApiError => new ApiError(400, 'MALFORMED_REQUEST', message);
export const unauthenticated = (message: string): ApiError => new ApiError(401, 'UNAUTHENTICATED', message);
export const noRight = (caller: string | null, jobId: string): ApiError =>
  new ApiError(403, 'PERMISSION_DENIED', `User ${caller} does not have Manage Run permissions on job ${jobId}`);
export const tooManyRequests = (message: string): ApiError => new ApiError(429, 'REQUEST_LIMIT_EXCEEDED', message);
export const noEndpoint = (method: string, path: string): ApiError =>
  new ApiError(404, 'ENDPOINT_NOT_FOUND', `No API found for '${method} ${path}'`);
