import { isOneHand } from './one-hand.js';

describe('http: release', () => {
  isOneHand({
    verb: 'release',
    body: {},
    hand: { kind: 'release' },
    refused: { 'a reason that is null': { body: { reason: null }, path: 'reason' } },
  });
});
