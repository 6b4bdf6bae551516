// A list with pages, as a component of an application declares it.
import { graphql } from "relay-runtime";

export const query = graphql`
  query MeetingListQuery($first: Int!, $city: String) {
    ...MeetingList_query @arguments(first: $first, city: $city)
  }
`;

export const list = graphql`
  fragment MeetingList_query on Query
  @argumentDefinitions(
    first: { type: "Int", defaultValue: 20 }
    after: { type: "String" }
    city: { type: "String" }
  )
  @refetchable(queryName: "MeetingListPaginationQuery") {
    meetings(first: $first, after: $after, where: { city: $city })
      @connection(key: "MeetingList_meetings", filters: ["where"]) {
      edges {
        node {
          id
          ...MeetingCard_meeting
        }
      }
    }
  }
`;
