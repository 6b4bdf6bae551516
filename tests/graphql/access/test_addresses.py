"""Addresses that one client can choose between are one."""

import pytest

from sourcier_graphql.access.addresses import UNKNOWN, network


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:DB8:1:2::", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", UNKNOWN),
        ("testclient", UNKNOWN),
        ("192.0.2.7:443", UNKNOWN),
        ("x" * 10_000, UNKNOWN),
    ],
)
def test_an_address_belongs_to_a_network(address: str, expected: str) -> None:
    assert network(address) == expected
