// Code as an application would have it: it compiles only if the generated types say what is true.
import type { ResultOf, VariablesOf } from "@graphql-typed-document-node/core";
import { useFragment } from "./generated/fragment-masking";
import {
  ClientChangesDocument,
  ClientEvidenceFragmentDoc,
  type MeetingStatus,
  ClientMeetingsDocument,
  ClientNodeDocument,
} from "./generated/graphql";

type Meetings = ResultOf<typeof ClientMeetingsDocument>;

export const variables: VariablesOf<typeof ClientMeetingsDocument> = { first: 3 };

// @ts-expect-error: `first` has to be given
export const missing: VariablesOf<typeof ClientMeetingsDocument> = {};

// @ts-expect-error: a position is no number
export const since: VariablesOf<typeof ClientChangesDocument> = { since: 12 };

export function titles(data: Meetings): string[] {
  return data.meetings.edges.map((edge) => edge.node.title);
}

export function roles(data: Meetings): (string | null | undefined)[] {
  return data.meetings.edges.flatMap(({ node }) => node.participants.edges.map((one) => one.role));
}

export function status(data: Meetings): MeetingStatus | null | undefined {
  return data.meetings.edges[0]?.node.status;
}

// @ts-expect-error: a status may be missing
export const known: (data: Meetings) => MeetingStatus = (data) => data.meetings.edges[0].node.status;

export function quotes(data: ResultOf<typeof ClientNodeDocument>): string[] {
  const { node } = data;
  if (node?.__typename !== "Meeting") {
    // @ts-expect-error: only a meeting has a title
    node?.title;
    return [];
  }
  const claims = useFragment(ClientEvidenceFragmentDoc, node.fact?.claims.nodes ?? []);
  return claims.flatMap((claim) => claim.evidence.map((evidence) => evidence.exact));
}
