// What only a queue can say of a message, of what has come another way; and what becomes of it where as many of its tenant wait as may.
const notByQueue = { replyToSessionId: null, priorityFloor: 0 } as const;

/** Whoever asks can ask again. */
export const askedFor = { ...notByQueue, whenFull: 'refuse' } as const;

/** Nobody is there to send the fire of a schedule again. */
export const fired = { ...notByQueue, whenFull: 'take' } as const;
