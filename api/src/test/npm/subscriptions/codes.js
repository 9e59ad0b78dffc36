// Provokes each close code of graphql-transport-ws and prints "NAME CODE". Arguments: ws address, token.
import WebSocket from 'ws';

const [url, token] = process.argv.slice(2);
const init = { type: 'connection_init', payload: { token } };
const subscribe = { id: 'a', type: 'subscribe', payload: { query: 'subscription { progress { task } }' } };

const provoke = (name, messages, options = {}) =>
  new Promise((resolve) => {
    const socket = new WebSocket(url, options.protocol ?? 'graphql-transport-ws', { headers: options.headers ?? {} });
    socket.on('open', () => messages.forEach((each) => socket.send(typeof each === 'string' ? each : JSON.stringify(each))));
    socket.on('close', (code) => { console.log(`${name} ${code}`); resolve(); });
    socket.on('error', () => { });
    socket.on('unexpected-response', (_, response) => { console.log(`${name} http-${response.statusCode}`); resolve(); });
  });

await provoke('not-json', ['nonsense']);
await provoke('unknown-type', [{ type: 'start' }]);
await provoke('binary', [Buffer.from('x').toString('base64')]);
await provoke('subscribe-first', [subscribe]);
await provoke('bad-token', [{ type: 'connection_init', payload: { token: 'nonsense' } }]);
await provoke('no-token', [{ type: 'connection_init' }]);
await provoke('no-init', []);
await provoke('same-id', [init, subscribe, subscribe]);
await provoke('two-inits', [init, init]);
await provoke('other-protocol', [], { protocol: 'graphql-ws' });
await provoke('other-site', [], { headers: { Origin: 'http://evil.example', Cookie: 'entail-1=x' } });
process.exit(0);
