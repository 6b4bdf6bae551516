"""What is said to a client is taken in time, or the client is too slow: nobody waits for ever."""

import asyncio
from contextlib import suppress

from litestar.exceptions import WebSocketDisconnect
from litestar.types import Message, Send, WebSocketSendEvent

from sourcier_graphql.http.exchange import ClientGone
from sourcier_graphql.live.watching import too_slow

_LONGEST_REASON = 120
"""Bytes of a reason in a close frame, which has room for 123."""


class Closing(Exception):
    """The socket is to be closed with this code."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class Speaker:
    """Sends to one client; a message waits for room, and is sent whole or not at all."""

    def __init__(self, send: Send, patience: float) -> None:
        self._send = send
        self._patience = patience

    async def send(self, message: Message) -> None:
        """Raises `EndOfWatch` where the client does not take it in time, and `ClientGone`."""
        try:
            async with asyncio.timeout(self._patience):
                await self._send(message)
        except TimeoutError as error:
            raise too_slow() from error
        except (OSError, WebSocketDisconnect) as error:
            raise ClientGone from error

    async def say(self, text: bytes) -> None:
        """One text message of a socket; raises as `send`."""
        message: WebSocketSendEvent = {
            "type": "websocket.send",
            "bytes": None,
            "text": text.decode(),
        }
        await self.send(message)

    async def close(self, closing: Closing) -> None:
        """Close a socket. A client that takes nothing does not get to know why."""
        reason = closing.reason.encode()[:_LONGEST_REASON].decode(errors="ignore")
        with suppress(OSError, WebSocketDisconnect, RuntimeError):
            async with asyncio.timeout(self._patience):
                await self._send(
                    {"type": "websocket.close", "code": closing.code, "reason": reason}
                )
