// A node with pages of its own: it is fetched again through `node`, by its id.
import { graphql } from "relay-runtime";

export const card = graphql`
  fragment MeetingCard_meeting on Meeting {
    title
    ...MeetingCardParticipants_meeting @arguments(first: 5)
    ...MeetingCardHistory_entity
  }
`;

export const participants = graphql`
  fragment MeetingCardParticipants_meeting on Meeting
  @argumentDefinitions(first: { type: "Int", defaultValue: 10 }, after: { type: "String" })
  @refetchable(queryName: "MeetingCardParticipantsPaginationQuery") {
    participants(first: $first, after: $after) @connection(key: "MeetingCard_participants") {
      edges {
        role
        node {
          name
        }
      }
    }
  }
`;

// The same on an interface: whatever has a history is fetched again through `node`, too.
export const history = graphql`
  fragment MeetingCardHistory_entity on Entity
  @argumentDefinitions(first: { type: "Int", defaultValue: 3 }, after: { type: "String" })
  @refetchable(queryName: "MeetingCardHistoryPaginationQuery") {
    history(first: $first, after: $after) @connection(key: "MeetingCard_history") {
      edges {
        node {
          __typename
          kind
          recordedAt
        }
      }
    }
  }
`;
