"""Apollo Client and urql page through a list, follow a node, and read an error."""

import pytest

from . import node

both = pytest.mark.parametrize("client", ["apollo", "urql"])


@both
def test_a_list_is_paged_through_to_its_end(api: str, client: str) -> None:
    paged = node.check(client, "pagesThroughAConnection", api)
    assert paged["totalCount"] > 6
    assert paged["pages"] == -(-paged["totalCount"] // 3)
    assert len(set(paged["ids"])) == len(paged["ids"]) == paged["totalCount"]


@both
def test_a_node_is_followed_and_matched_by_its_type_and_its_interface(
    api: str, client: str
) -> None:
    followed = node.check(client, "followsANode", api)
    assert followed["node"]["title"] == followed["title"]
    assert followed["node"]["__typename"] == "Meeting"
    assert {"property", "value"} <= set(followed["node"]["facts"][0])


def test_the_cache_of_apollo_matches_fragments_on_interfaces(api: str) -> None:
    followed = node.check("apollo", "followsANode", api)
    assert followed["cachedFacts"] == len(followed["node"]["facts"])


@both
def test_an_error_is_an_error_of_graphql_with_a_code(api: str, client: str) -> None:
    read = node.check(client, "readsAnError", api)
    assert read["isGraphQLError"]
    assert read["code"] == "BAD_ID"
    assert "this is not an id of this API" in read["message"]


def test_urql_may_ask_in_the_url(api: str) -> None:
    assert node.check("urql", "asksInTheURL", api) == ["GET"]


def test_urql_gets_answers_as_json_and_subscriptions_as_events(api: str) -> None:
    """It names events in `Accept` for queries as well, behind JSON."""
    answered = node.check("urql", "namesMediaTypes", api)
    query, subscription = answered["types"]
    assert query.startswith("application/graphql-response+json")
    assert subscription.startswith("text/event-stream")
    assert answered["kind"] == "DOCUMENT_ADDED"
