"""What a principal may not do it is told, with the way to get the permission."""

from sourcier_graphql.access.principal import Principal, Scope
from sourcier_graphql.refusals import Refusal


def require(principal: Principal, scope: Scope) -> None:
    """Raise a `Refusal` (UNAUTHENTICATED or FORBIDDEN) unless the principal has the scope."""
    if principal.may(scope):
        return
    code = "UNAUTHENTICATED" if principal.is_anonymous else "FORBIDDEN"
    raise Refusal(code, what_it_takes(principal, scope), scope=scope)


def what_it_takes(principal: Principal, scope: Scope) -> str:
    """What a principal lacks for what needs a scope, in words."""
    if principal.is_anonymous:
        return needs_key(scope)
    has = ", ".join(sorted(principal.scopes)) or "no scope at all"
    return f"this needs the scope {scope}; you have {has}"


def needs_key(scope: Scope) -> str:
    """How somebody without credentials gets a scope."""
    return (
        f"this needs a key. Make one with `sourcier key create --name YOURS --scope {scope}` and "
        "send it as `Authorization: Bearer KEY`"
    )
