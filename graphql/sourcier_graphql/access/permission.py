"""What a principal may not do it is told, with the way to get the permission."""

from sourcier_graphql.access.principal import Principal, Scope
from sourcier_graphql.refusals import Refusal


def require(principal: Principal, scope: Scope) -> None:
    """Raise a `Refusal` (UNAUTHENTICATED or FORBIDDEN) unless the principal has the scope."""
    if principal.may(scope):
        return
    if principal.is_anonymous:
        raise Refusal("UNAUTHENTICATED", f"this needs a key. {how_to_get(scope)}", scope=scope)
    has = ", ".join(sorted(principal.scopes)) or "no scope at all"
    raise Refusal("FORBIDDEN", f"this needs the scope {scope}; you have {has}", scope=scope)


def how_to_get(scope: Scope) -> str:
    """How somebody without credentials gets a scope."""
    return (
        f"Make one with `sourcier key create --name YOURS --scope {scope}` and send it as "
        "`Authorization: Bearer KEY`"
    )
