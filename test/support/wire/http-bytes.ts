// For wires that are only delayed, silenced and cut: bytes go as they come.
import type { Dissector } from './tap.js';

export function httpBytes(): Dissector {
  return {
    client: (bytes) => [{ from: 'client', name: 'bytes', text: '', bytes }],
    server: (bytes) => [{ from: 'server', name: 'bytes', text: '', bytes }],
  };
}
