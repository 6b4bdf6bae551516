"""A principal may do what its scopes say; who may not is told how to get there."""

import pytest

from sourcier_graphql.access.permission import require
from sourcier_graphql.access.principal import ANONYMOUS, Principal, Scope
from sourcier_graphql.refusals import Refusal


@pytest.mark.parametrize("own", list(Scope))
@pytest.mark.parametrize("wanted", list(Scope))
def test_each_scope_allows_itself_and_admin_allows_all(own: Scope, wanted: Scope) -> None:
    principal = Principal("key:0123456789", frozenset({own}))
    assert principal.may(wanted) is (own in (wanted, Scope.ADMIN))


def test_what_is_allowed_is_not_refused() -> None:
    require(Principal("key:0123456789", frozenset({Scope.CURATE})), Scope.CURATE)


def test_somebody_without_a_key_is_told_how_to_make_one() -> None:
    with pytest.raises(Refusal) as caught:
        require(Principal(ANONYMOUS, frozenset({Scope.READ})), Scope.CURATE)
    assert caught.value.extensions == {"code": "UNAUTHENTICATED", "scope": "curate"}
    assert "sourcier key create --name YOURS --scope curate" in caught.value.message


def test_somebody_with_other_scopes_is_told_which() -> None:
    with pytest.raises(Refusal) as caught:
        require(Principal("key:0123456789", frozenset({Scope.READ, Scope.INGEST})), Scope.ERASE)
    assert caught.value.extensions == {"code": "FORBIDDEN", "scope": "erase"}
    assert caught.value.message == "this needs the scope erase; you have ingest, read"
