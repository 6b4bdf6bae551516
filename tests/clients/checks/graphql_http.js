// The audits of the package graphql-http: what the specification says that a server must, should, may.
import { serverAudits } from "graphql-http";

export async function audits(url) {
  const results = [];
  for (const audit of serverAudits({ url, fetchFn: fetch })) {
    const { status, reason } = await audit.fn();
    results.push({ id: audit.id, name: audit.name, status, reason: reason ?? null });
  }
  return results;
}
