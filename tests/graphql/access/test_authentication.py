"""Who asks is found out once, remembered for seconds, and refused in words that hold no secret."""

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import Any

import pytest

from sourcier_events.database import Pool, Role, connect, pool
from sourcier_graphql.access import api_keys
from sourcier_graphql.access import authentication as module
from sourcier_graphql.access.api_keys import find_key, revoke_key
from sourcier_graphql.access.authentication import LONGEST_HEADER, Authentication
from sourcier_graphql.access.errors import (
    AuthenticationUnavailable,
    NotAuthenticated,
    TooManyRequests,
)
from sourcier_graphql.access.principal import ANONYMOUS, Scope
from sourcier_graphql.access.settings import AccessSettings

from .samples import (
    ADDRESS,
    ISSUER,
    RSA_KEY,
    Clock,
    bearer,
    by_public_key,
    by_secret,
    make_key,
    token,
)

NOBODY = "postgresql://nobody@127.0.0.1:1/none?connect_timeout=1"
UNKNOWN_KEY = "sourcier_0123456789_" + "0" * 64


@pytest.fixture
async def readers(database_url: str) -> AsyncIterator[Pool]:
    async with pool(database_url, Role.READER) as opened:
        yield opened


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def authentication(readers: Pool, clock: Clock) -> Authentication:
    return Authentication(readers, AccessSettings(), clock=clock)


@pytest.fixture
def offline() -> Authentication:
    """One that never asks a database: its pool is not open."""
    return Authentication(pool(NOBODY, Role.READER), AccessSettings(tokens=by_secret()))


async def refusal(authentication: Authentication, authorization: str | None) -> str:
    with pytest.raises(NotAuthenticated) as caught:
        await authentication.principal(authorization, ADDRESS)
    return str(caught.value)


async def revoke(url: str, key_id: str) -> None:
    async with await connect(url, Role.OWNER) as owner:
        assert await revoke_key(owner, key_id, revoked_by="test")


class Counting:
    """Counts look-ups; lets them wait until they may go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        self.may_go_on = asyncio.Event()
        self.may_go_on.set()
        monkeypatch.setattr(module, "find_key", self._find)

    async def _find(self, readers: Pool, key: str) -> Any:
        self.count += 1
        await self.may_go_on.wait()
        return await find_key(readers, key)


class TestWithoutCredentials:
    async def test_anybody_may_read(self, offline: Authentication) -> None:
        principal = await offline.principal(None, ADDRESS)
        assert principal.actor == ANONYMOUS
        assert principal.scopes == {Scope.READ}
        assert offline.known(None, ADDRESS) is principal

    async def test_nobody_may_read_where_a_setting_says_so(self, readers: Pool) -> None:
        closed = Authentication(readers, AccessSettings(anonymous_read=False))
        assert closed.known(None, ADDRESS) is None
        with pytest.raises(NotAuthenticated, match="sourcier key create") as caught:
            await closed.principal(None, ADDRESS)
        assert caught.value.headers == {"WWW-Authenticate": 'Bearer realm="sourcier"'}

    async def test_each_network_has_a_rate_of_its_own(self, offline: Authentication) -> None:
        for _ in range(100):
            offline.admit(await offline.principal(None, "2001:db8::1"))
        with pytest.raises(TooManyRequests):
            offline.admit(await offline.principal(None, "2001:db8::2"))
        assert offline.admit(await offline.principal(None, ADDRESS)).remaining == 99


class TestKeys:
    async def test_a_key_is_its_actor_and_has_its_scopes(
        self, database_url: str, authentication: Authentication
    ) -> None:
        made = await make_key(database_url, Scope.CURATE)
        principal = await authentication.principal(bearer(made), ADDRESS)
        assert principal.actor == f"key:{made.id}"
        assert principal.may(Scope.CURATE) and not principal.may(Scope.INGEST)

    async def test_what_anybody_may_do_a_key_may_do(self, database_url: str, readers: Pool) -> None:
        made = await make_key(database_url, Scope.CURATE)
        for anybody in (True, False):
            settings = AccessSettings(anonymous_read=anybody)
            principal = await Authentication(readers, settings).principal(bearer(made), ADDRESS)
            assert principal.may(Scope.READ) is anybody

    async def test_a_key_is_known_after_its_first_use(
        self, database_url: str, authentication: Authentication, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        lookups = Counting(monkeypatch)
        header = bearer(await make_key(database_url))
        assert authentication.known(header, ADDRESS) is None
        principal = await authentication.principal(header, ADDRESS)
        assert authentication.known(header, ADDRESS) is principal
        assert await authentication.principal(header, ADDRESS) is principal
        assert lookups.count == 1

    async def test_a_revoked_key_stops_within_five_seconds(
        self, database_url: str, authentication: Authentication, clock: Clock
    ) -> None:
        made = await make_key(database_url)
        await authentication.principal(bearer(made), ADDRESS)
        await revoke(database_url, made.id)
        clock.now += 4.9
        assert authentication.known(bearer(made), ADDRESS) is not None
        clock.now += 0.2
        assert authentication.known(bearer(made), ADDRESS) is None
        assert await refusal(authentication, bearer(made)) == "this key is revoked"
        assert authentication.known(bearer(made), ADDRESS) is None

    async def test_a_key_stops_when_it_expires(
        self, database_url: str, authentication: Authentication, clock: Clock
    ) -> None:
        made = await make_key(database_url, expires_in=1.0)
        await authentication.principal(bearer(made), ADDRESS)
        clock.now += 1.0
        assert authentication.known(bearer(made), ADDRESS) is None
        await asyncio.sleep(1.0)
        assert await refusal(authentication, bearer(made)) == "this key is expired"

    async def test_an_unknown_key_is_looked_up_once_in_a_while(
        self, authentication: Authentication, clock: Clock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        lookups = Counting(monkeypatch)
        for _ in range(1000):
            assert (
                await refusal(authentication, bearer(UNKNOWN_KEY)) == "this key is not known here"
            )
        assert lookups.count == 1
        clock.now += 5.0
        await refusal(authentication, bearer(UNKNOWN_KEY))
        assert lookups.count == 2

    async def test_ever_new_keys_of_one_address_are_held_off(
        self, database_url: str, authentication: Authentication, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        lookups = Counting(monkeypatch)
        known = bearer(await make_key(database_url))
        await authentication.principal(known, ADDRESS)
        with pytest.raises(TooManyRequests):
            for number in range(200):
                await refusal(authentication, bearer(f"sourcier_0123456789_{number:064x}"))
        assert lookups.count == 100
        assert (await authentication.principal(known, ADDRESS)).actor != ANONYMOUS

    async def test_a_key_that_was_good_is_not_held_off_by_its_neighbours(
        self, database_url: str, authentication: Authentication, clock: Clock
    ) -> None:
        known = bearer(await make_key(database_url))
        principal = await authentication.principal(known, ADDRESS)
        clock.now += 6.0
        with pytest.raises(TooManyRequests):
            for number in range(200):
                await refusal(authentication, bearer(f"sourcier_0123456789_{number:064x}"))
        assert await authentication.principal(known, ADDRESS) == principal

    async def test_many_at_once_ask_the_database_once(
        self, database_url: str, authentication: Authentication, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        lookups = Counting(monkeypatch)
        header = bearer(await make_key(database_url))
        found = await asyncio.gather(
            *(authentication.principal(header, ADDRESS) for _ in range(500))
        )
        assert len(set(map(id, found))) == lookups.count == 1

    async def test_a_client_that_goes_away_takes_no_answer_from_others(
        self, database_url: str, authentication: Authentication, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        lookups = Counting(monkeypatch)
        lookups.may_go_on.clear()
        header = bearer(await make_key(database_url))
        first, second = (
            asyncio.create_task(authentication.principal(header, ADDRESS)) for _ in range(2)
        )
        await asyncio.sleep(0)
        first.cancel()
        lookups.may_go_on.set()
        assert (await second).actor.startswith("key:")
        assert lookups.count == 1

    async def test_a_key_may_have_a_rate_of_its_own(
        self, database_url: str, authentication: Authentication
    ) -> None:
        own = await make_key(database_url, requests_per_minute=12)
        unlimited = await make_key(database_url, requests_per_minute=0)
        usual = await make_key(database_url)
        told = [
            authentication.admit(await authentication.principal(bearer(key), ADDRESS))
            for key in (own, unlimited, usual)
        ]
        assert [(one.per_minute, one.burst) for one in told] == [(12, 2), (0, 0), (6000, 1000)]

    async def test_two_keys_of_one_address_have_two_rates(
        self, database_url: str, authentication: Authentication
    ) -> None:
        keys = [await make_key(database_url, requests_per_minute=6) for _ in range(2)]
        one, other = [await authentication.principal(bearer(key), ADDRESS) for key in keys]
        authentication.admit(one)
        with pytest.raises(TooManyRequests):
            authentication.admit(one)
        authentication.admit(other)


class TestWithoutADatabase:
    async def test_known_keys_go_on_for_their_time(
        self, database_url: str, clock: Clock, caplog: pytest.LogCaptureFixture
    ) -> None:
        made = await make_key(database_url)
        async with pool(database_url, Role.READER) as readers:
            authentication = Authentication(readers, AccessSettings(), clock=clock)
            principal = await authentication.principal(bearer(made), ADDRESS)
        clock.now += 4.0
        assert await authentication.principal(bearer(made), ADDRESS) == principal
        clock.now += 2.0
        with pytest.raises(AuthenticationUnavailable):
            await authentication.principal(bearer(made), ADDRESS)
        assert "keys cannot be checked" in caplog.text
        assert made.key not in caplog.text

    async def test_a_database_that_does_not_get_on_is_not_waited_for(
        self, database_url: str, readers: Pool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(api_keys, "LOOK_UP_SECONDS", 0.05)
        made = await make_key(database_url)
        authentication = Authentication(readers, AccessSettings())
        async with await connect(database_url, Role.OWNER) as owner, owner.transaction():
            await owner.execute("lock table access.key in access exclusive mode")
            with pytest.raises(AuthenticationUnavailable):
                await authentication.principal(bearer(made), ADDRESS)
        monkeypatch.undo()
        assert (await authentication.principal(bearer(made), ADDRESS)).actor == f"key:{made.id}"

    async def test_a_key_that_could_not_be_checked_is_not_held_to_be_bad(
        self, database_url: str
    ) -> None:
        made = await make_key(database_url)
        readers = pool(database_url, Role.READER)
        authentication = Authentication(readers, AccessSettings())
        with pytest.raises(AuthenticationUnavailable):
            await authentication.principal(bearer(made), ADDRESS)
        async with readers:
            assert (await authentication.principal(bearer(made), ADDRESS)).actor == f"key:{made.id}"

    async def test_anonymous_reading_and_tokens_need_none(self, offline: Authentication) -> None:
        assert (await offline.principal(None, ADDRESS)).actor == ANONYMOUS
        assert (await offline.principal(bearer(token()), ADDRESS)).may(Scope.CURATE)


class TestTokens:
    async def test_a_token_is_its_issuer_and_subject(self) -> None:
        settings = AccessSettings(tokens=by_public_key(RSA_KEY))
        authentication = Authentication(pool(NOBODY, Role.READER), settings)
        header = bearer(token(RSA_KEY, "RS256", sub="Ada L."))
        principal = await authentication.principal(header, ADDRESS)
        assert principal.actor == f"jwt:{ISSUER}#Ada L."
        assert principal.scopes == {Scope.READ, Scope.CURATE}
        assert authentication.known(header, ADDRESS) is principal

    async def test_two_tokens_of_one_subject_share_a_rate(self, offline: Authentication) -> None:
        one, other = [
            await offline.principal(bearer(token(jti=number)), ADDRESS) for number in ("1", "2")
        ]
        assert offline.admit(one).remaining == 999
        assert offline.admit(other).remaining == 998

    @pytest.mark.parametrize(("lasts", "known"), [(60, 90), (3600, 300)])
    async def test_a_token_is_known_until_it_expires_but_not_for_long(
        self, clock: Clock, lasts: int, known: int
    ) -> None:
        wall_clock = Clock(1_900_000_000.0)
        authentication = Authentication(
            pool(NOBODY, Role.READER),
            AccessSettings(tokens=by_secret()),
            clock=clock,
            wall_clock=wall_clock,
        )
        header = bearer(token(exp=int(wall_clock.now) + lasts))
        await authentication.principal(header, ADDRESS)
        clock.now += known - 0.1
        assert authentication.known(header, ADDRESS) is not None
        clock.now += 0.1
        assert authentication.known(header, ADDRESS) is None

    async def test_tokens_are_refused_where_none_are_expected(
        self, authentication: Authentication
    ) -> None:
        assert "not accepted here" in await refusal(authentication, bearer(token()))

    async def test_an_expired_token_says_so(self, offline: Authentication) -> None:
        assert await refusal(offline, bearer(token(exp=1))) == "this token has expired"


class TestMalformedHeaders:
    @pytest.mark.parametrize(
        "header",
        [
            "",
            " ",
            "Bearer",
            "Bearer ",
            "Bearer  \t",
            "Basic dXNlcjpwYXNz",
            UNKNOWN_KEY,
            f"Token {UNKNOWN_KEY}",
            f"Bearer {UNKNOWN_KEY} {UNKNOWN_KEY}",
            f"Bearer {UNKNOWN_KEY}, Bearer {UNKNOWN_KEY}",
            f"Bearer\t{UNKNOWN_KEY}",
            "Bearer clé",
            "Bearer ключ",
            "Bearer \udce9",
            "Bearer a\0b",
            "Bearer a\r\nb",
            "Ｂearer x",
        ],
    )
    async def test_a_header_that_is_not_well_formed(
        self, offline: Authentication, header: str
    ) -> None:
        assert "has to be `Bearer KEY`" in await refusal(offline, header)

    @pytest.mark.parametrize("scheme", ["bearer", "BEARER", "Bearer "])
    async def test_case_and_spaces_do_not_matter(
        self, offline: Authentication, scheme: str
    ) -> None:
        assert (await offline.principal(f"{scheme} {token()}", ADDRESS)).may(Scope.CURATE)

    @pytest.mark.parametrize("size", [LONGEST_HEADER, 1_000_000])
    async def test_a_header_that_is_too_long(self, offline: Authentication, size: int) -> None:
        assert "too long" in await refusal(offline, "Bearer " + "x" * size)

    @pytest.mark.parametrize("key", [UNKNOWN_KEY[:-1], UNKNOWN_KEY + "0", UNKNOWN_KEY.upper()])
    async def test_a_part_of_a_key_is_not_looked_up(
        self, offline: Authentication, key: str
    ) -> None:
        message = await refusal(offline, bearer(key))
        assert "not a whole key" in message or "not valid" in message


class TestSecrets:
    async def test_neither_refusals_nor_logs_repeat_what_was_sent(
        self, authentication: Authentication, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        sent = ["hunter2hunter2", UNKNOWN_KEY, UNKNOWN_KEY[:-3], token(), token()[:-5]]
        for secret in sent:
            for header in (bearer(secret), secret, f"Basic {secret}", f"Bearer é{secret}"):
                assert secret not in await refusal(authentication, header)
        assert not any(secret in caplog.text for secret in sent)

    async def test_memory_holds_no_credentials(
        self, database_url: str, authentication: Authentication
    ) -> None:
        made = await make_key(database_url)
        principal = await authentication.principal(bearer(made), ADDRESS)
        secret = made.key.rsplit("_", 1)[1]
        state = repr([vars(authentication), principal])
        assert made.id in state and secret not in state
