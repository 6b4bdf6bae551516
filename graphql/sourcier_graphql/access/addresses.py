"""Whoever has one address of an IPv6 network has 2^64 of them: a network has one bucket."""

from ipaddress import IPv6Address, ip_address

_HOST_BITS = 64
UNKNOWN = "unknown"


def network(address: str) -> str:
    """The address of IPv4, the /64 of IPv6; whatever else a proxy sends is one and the same."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return UNKNOWN
    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return f"{IPv6Address(int(parsed) >> _HOST_BITS << _HOST_BITS)}/{_HOST_BITS}"
