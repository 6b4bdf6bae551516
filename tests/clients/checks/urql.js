// urql, with its document cache.
import { Client, cacheExchange, fetchExchange, gql } from "@urql/core";
import * as changes from "./changes.js";

const MEETINGS = gql`
  query Meetings($first: Int!, $after: String) {
    meetings(first: $first, after: $after) {
      totalCount
      edges {
        node {
          id
          title
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`;

function connected(url) {
  return new Client({ url, exchanges: [cacheExchange, fetchExchange], preferGetMethod: false });
}

async function asked(client, query, variables) {
  const { data, error } = await client.query(query, variables).toPromise();
  if (error) throw error;
  return data;
}

export async function pagesThroughAConnection(url) {
  const client = connected(url);
  const ids = [];
  let after = null;
  let pages = 0;
  let connection;
  do {
    connection = (await asked(client, MEETINGS, { first: 3, after })).meetings;
    ids.push(...connection.edges.map((edge) => edge.node.id));
    after = connection.pageInfo.endCursor;
    pages += 1;
  } while (connection.pageInfo.hasNextPage);
  return { pages, totalCount: connection.totalCount, ids };
}

export async function followsANode(url) {
  const client = connected(url);
  const { edges } = (await asked(client, MEETINGS, { first: 1, after: null })).meetings;
  const { id, title } = edges[0].node;
  const query = gql`
    query Node($id: ID!) {
      node(id: $id) {
        id
        ... on Meeting {
          title
        }
        ... on Entity {
          facts {
            property
            value
          }
        }
      }
    }
  `;
  return { title, node: (await asked(client, query, { id })).node };
}

export async function readsAnError(url) {
  const query = gql`
    {
      meeting(id: "nonsense") {
        id
      }
    }
  `;
  const { error } = await connected(url).query(query, {}).toPromise();
  return {
    isGraphQLError: error.graphQLErrors.length === 1 && error.networkError === undefined,
    code: error.graphQLErrors[0]?.extensions?.code ?? null,
    message: error.message,
  };
}

export async function asksInTheURL(url) {
  const methods = [];
  const counting = (input, init) => {
    methods.push(init.method);
    return fetch(input, init);
  };
  const exchanges = [cacheExchange, fetchExchange];
  const client = new Client({ url, exchanges, fetch: counting, preferGetMethod: "force" });
  await asked(client, MEETINGS, { first: 1, after: null });
  return methods;
}

// What is answered to a query, and what to a subscription without an exchange of its own.
export async function namesMediaTypes(url) {
  const types = [];
  const noting = async (input, init) => {
    const response = await fetch(input, init);
    types.push(response.headers.get("content-type"));
    return response;
  };
  const exchanges = [cacheExchange, fetchExchange];
  const client = new Client({ url, exchanges, fetch: noting, fetchSubscriptions: true });
  await asked(client, MEETINGS, { first: 1, after: null });
  const subscription = client.subscription(changes.CHANGES, { since: "0".repeat(19) });
  const first = await new Promise((resolve) => subscription.subscribe(resolve));
  return { types, kind: first.data?.changes.kind ?? String(first.error) };
}
