// A fragment on the interface of all that has an id, and one without arguments that is refetched.
import { graphql } from "relay-runtime";

export const query = graphql`
  query EvidenceQuery($id: ID!, $withFacts: Boolean!) {
    node(id: $id) {
      id
      ...Evidence_claim @alias
      ... on Entity @include(if: $withFacts) {
        facts {
          property
          value
        }
      }
    }
  }
`;

export const evidence = graphql`
  fragment Evidence_claim on Claim @refetchable(queryName: "EvidenceRefetchQuery") {
    value
    evidence {
      exact
      start
      end
    }
  }
`;
