// Subscribes to `progress` by both clients, prints "ready KIND" once a connection stands, then each event of a task as a
// JSON line, until the task has ended. Arguments: http address, token.
import { createClient as createSse } from 'graphql-sse';
import { createClient as createWs } from 'graphql-ws';
import WebSocket from 'ws';

const [url, token] = process.argv.slice(2);
const query = 'subscription { progress { task kind subject state phase done total error } }';
const print = (client, value) => console.log(JSON.stringify({ client, ...value }));

const sse = createSse({ url, headers: { authorization: `Bearer ${token}` }, on: { connected: () => print('sse', { ready: true }) } });
const ws = createWs({
  url: url.replace('http', 'ws'),
  webSocketImpl: WebSocket,
  connectionParams: { token },
  on: { connected: () => print('ws', { ready: true }) },
});

const follow = (name, client) =>
  new Promise((resolve, reject) => {
    const end = client.subscribe({ query }, {
      next: (result) => {
        if (result.errors) return reject(new Error(JSON.stringify(result.errors)));
        print(name, result.data.progress);
        if (['DONE', 'FAILED'].includes(result.data.progress.state)) {
          end();
          resolve();
        }
      },
      error: (failure) => reject(failure instanceof Error ? failure : new Error(JSON.stringify(failure))),
      complete: () => resolve(),
    });
  });

const single = await new Promise((resolve, reject) => {
  let answer;
  ws.subscribe({ query: '{ graph { version } }' }, { next: (value) => { answer = value; }, error: reject, complete: () => resolve(answer) });
});
print('ws-query', single.data.graph);
for await (const value of sse.iterate({ query: '{ graph { version } }' })) print('sse-query', value.data.graph);

await Promise.all([follow('sse', sse), follow('ws', ws)]);
await ws.dispose();
sse.dispose();
process.exit(0);
