// Apollo Client, with its normalised cache.
import { ApolloClient, HttpLink, InMemoryCache, gql } from "@apollo/client";
import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";
import { relayStylePagination } from "@apollo/client/utilities";
import { createHash } from "node:crypto";
import { filter, firstValueFrom, from } from "rxjs";

const POSSIBLE_TYPES = gql`
  query PossibleTypes {
    __schema {
      types {
        name
        possibleTypes {
          name
        }
      }
    }
  }
`;

const MEETINGS = gql`
  query Meetings($first: Int!, $after: String) {
    meetings(first: $first, after: $after) {
      totalCount
      edges {
        cursor
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

async function possibleTypes(url) {
  const client = new ApolloClient({ link: new HttpLink({ uri: url }), cache: new InMemoryCache() });
  const { data } = await client.query({ query: POSSIBLE_TYPES });
  const abstract = data.__schema.types.filter((type) => type.possibleTypes);
  return Object.fromEntries(
    abstract.map((type) => [type.name, type.possibleTypes.map((possible) => possible.name)]),
  );
}

async function connected(url) {
  const fields = { meetings: relayStylePagination() };
  const cache = new InMemoryCache({
    possibleTypes: await possibleTypes(url),
    typePolicies: { Query: { fields } },
  });
  return new ApolloClient({ link: new HttpLink({ uri: url }), cache });
}

export async function pagesThroughAConnection(url) {
  const client = await connected(url);
  const watched = client.watchQuery({ query: MEETINGS, variables: { first: 3 } });
  await firstValueFrom(from(watched).pipe(filter((result) => !result.loading)));
  let pages = 1;
  let { meetings } = watched.getCurrentResult().data;
  while (meetings.pageInfo.hasNextPage && pages < 10) {
    await watched.fetchMore({ variables: { after: meetings.pageInfo.endCursor } });
    // The cache has put the pages together: all edges so far, and the end of the last page.
    ({ meetings } = watched.getCurrentResult().data);
    pages += 1;
  }
  return {
    pages,
    totalCount: meetings.totalCount,
    ids: meetings.edges.map((edge) => edge.node.id),
  };
}

export async function followsANode(url) {
  const client = await connected(url);
  const { data } = await client.query({ query: MEETINGS, variables: { first: 1 } });
  const { id, title } = data.meetings.edges[0].node;
  const query = gql`
    query Node($id: ID!) {
      node(id: $id) {
        id
        ...Title
        ...Known
      }
    }
    fragment Title on Meeting {
      title
    }
    fragment Known on Entity {
      facts {
        property
        value
      }
    }
  `;
  const found = await client.query({ query, variables: { id } });
  // The fragment on the interface is read out of the cache only where the cache knows its types.
  const cached = client.readFragment({
    id: client.cache.identify({ __typename: "Meeting", id }),
    fragment: gql`
      fragment Again on Entity {
        facts {
          property
        }
      }
    `,
  });
  return { title, node: found.data.node, cachedFacts: cached?.facts.length ?? null };
}

export async function readsAnError(url) {
  const client = await connected(url);
  try {
    const query = gql`
      {
        meeting(id: "nonsense") {
          id
        }
      }
    `;
    await client.query({ query });
  } catch (error) {
    return {
      isGraphQLError: CombinedGraphQLErrors.is(error),
      code: error.errors?.[0]?.extensions?.code ?? null,
      message: error.message,
    };
  }
  return null;
}

// A meeting that moved on between two positions, asked for twice in one request.
export async function comparesTwoTimes(url, id, position, fetchPolicy) {
  const client = await connected(url);
  const query = gql`
    query Compare($id: ID!, $position: Position!) {
      then: snapshot(asOf: { position: $position }) {
        meeting(id: $id) {
          id
          status
        }
      }
      now: meeting(id: $id) {
        id
        status
      }
    }
  `;
  const { data } = await client.query({ query, variables: { id, position }, fetchPolicy });
  return { then: data.then.meeting.status, now: data.now.status };
}

// What is sent where the client knows its documents by their digests: bodies of requests, in order.
export async function asksByDigest(url) {
  const sent = [];
  const counting = (input, init) => {
    sent.push(JSON.parse(init.body));
    return fetch(input, init);
  };
  const digests = new PersistedQueryLink({
    sha256: (text) => createHash("sha256").update(text).digest("hex"),
  });
  const link = digests.concat(new HttpLink({ uri: url, fetch: counting }));
  const client = new ApolloClient({ link, cache: new InMemoryCache() });
  const { data } = await client.query({ query: MEETINGS, variables: { first: 1 } });
  return { sent, meetings: data.meetings.edges.length };
}
