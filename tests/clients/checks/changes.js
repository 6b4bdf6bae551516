// What is checked over both transports: graphql-ws and graphql-sse have clients of one shape.
export const CHANGES = `
  subscription Changes($since: Position) {
    changes(since: $since) {
      id
      kind
      position
      about {
        id
      }
    }
  }
`;

// Changes after a position, as many as are wanted.
export async function takes(client, since, many) {
  const changes = [];
  const request = { query: CHANGES, variables: { since } };
  for await (const { data, errors } of client.iterate(request)) {
    if (errors) throw new Error(JSON.stringify(errors));
    changes.push(data.changes);
    if (changes.length === Number(many)) break;
  }
  return changes;
}

// What a query, or a subscription that is refused, is answered with.
export async function asks(client, query) {
  try {
    for await (const result of client.iterate({ query })) return { result };
  } catch (error) {
    return { refused: Array.isArray(error) ? error : String(error.message ?? error) };
  }
  return null;
}
