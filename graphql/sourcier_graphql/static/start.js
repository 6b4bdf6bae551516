// Starts GraphiQL on the address that this page was served at.
"use strict";

const EXAMPLE = `# Sourcier: git blame for facts.
#
# The newest meetings, who took part, and how we know the status:
# the claims, each with the sentence and the document that say so.

query NewestMeetings {
  position
  lag
  meetings(first: 5) {
    totalCount
    nodes {
      id
      title
      date { edtf wording }
      status
      participants(first: 10) { edges { role node { name country } } }
      fact(property: STATUS) {
        status
        value
        support { documents publishers independentOrigins }
        claims(first: 3) {
          nodes { value stance evidence { exact document { title publisher } } }
        }
      }
    }
  }
}
`;

async function ask(parameters) {
  const response = await fetch(window.location.pathname, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/graphql-response+json, application/json;q=0.9",
    },
    body: JSON.stringify(parameters),
  });
  return response.json();
}

ReactDOM.createRoot(document.getElementById("graphiql")).render(
  React.createElement(GraphiQL, { fetcher: ask, defaultQuery: EXAMPLE }),
);
