// Where to connect to, in the form of the client library. In: an address, which may have become another by the next attempt. Out: what the library asks for
// at each of its attempts, also when it recovers by itself, as the address is then.
import { unescape } from 'node:querystring';
import type { Options } from 'amqplib';
import { madeOf, type Secret } from '../../../core/secret.js';

export function addressOf(url: Secret, heartbeatSeconds: number): Options.Connect {
  const now = madeOf(url, (text) => partsOf(text, heartbeatSeconds));
  return {
    get protocol() {
      return now().protocol;
    },
    get hostname() {
      return now().hostname;
    },
    get port() {
      return now().port;
    },
    get username() {
      return now().username;
    },
    get password() {
      return now().password;
    },
    get vhost() {
      return now().vhost;
    },
    get heartbeat() {
      return now().heartbeat;
    },
    get frameMax() {
      return now().frameMax;
    },
    get channelMax() {
      return now().channelMax;
    },
    get locale() {
      return now().locale;
    },
  };
}

/** Without a user the library takes the one that every new broker has. */
const guest = 'guest';
const frameMaxUsual = 131_072;

function partsOf(text: string, heartbeatSeconds: number) {
  const { protocol, hostname, port, username, password, pathname, searchParams } = new URL(text);
  const numberOf = (name: string, usual: number) => Number(searchParams.get(name) ?? usual);
  const named = username !== '' || password !== '';
  return {
    protocol: protocol.slice(0, -1),
    hostname: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (protocol === 'amqps:' ? 5671 : 5672) : Number(port),
    username: named ? unescape(username) : guest,
    password: named ? unescape(password) : guest,
    vhost: pathname.slice(1),
    heartbeat: numberOf('heartbeat', heartbeatSeconds),
    frameMax: numberOf('frameMax', frameMaxUsual),
    channelMax: numberOf('channelMax', 0),
    locale: searchParams.get('locale') ?? 'en_US',
  };
}
