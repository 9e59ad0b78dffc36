// Runs the public GraphQL-over-HTTP audits against the address given, as the holder of the token given, one JSON line each.
import { serverAudits } from 'graphql-http';

const [url, token] = process.argv.slice(2);
const fetchFn = (address, request = {}) =>
  fetch(address, { ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } });

for (const audit of serverAudits({ url, fetchFn })) {
  const result = await audit.fn();
  console.log(JSON.stringify({ id: audit.id, name: audit.name, status: result.status, reason: result.reason ?? '' }));
}
