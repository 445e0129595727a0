"""Requests to Telegram over aiohttp: the library's own client costs several times as much, the more runs at once."""

from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from httpx import create_ssl_context
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECTING = 10.0
"""Seconds in which a connection must stand."""

READING = 20.0
"""Seconds to wait for an answer, where nothing else is said."""

WRITING = 30.0
"""Seconds for waiting for a connection, and for putting a request on its way, files included."""

FORM = "application/x-www-form-urlencoded"


class Requests(BaseRequest):
    """The library's way to Telegram; a proxy named in the environment is used.

    Args:
        connections: open at once.
        address: of the server.
    """

    def __init__(self, connections: int, address: str) -> None:
        self._connections = connections
        self._proxy = _proxy(address)
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds to wait for an answer."""
        return READING

    async def initialize(self) -> None:
        """Make ready."""
        if self._session is None:
            # Certificates of the library's own choice: a small machine may have none.
            connector = aiohttp.TCPConnector(limit=self._connections, ssl=create_ssl_context())
            self._session = aiohttp.ClientSession(
                connector=connector, proxy=self._proxy, headers={"User-Agent": self.USER_AGENT}
            )

    async def shutdown(self) -> None:
        """Let connections go."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Send a request; its HTTP status and answer."""
        if self._session is None:
            raise RuntimeError("not initialized")
        reading = READING if read_timeout is BaseRequest.DEFAULT_NONE else read_timeout
        limits = aiohttp.ClientTimeout(total=reading + WRITING, sock_connect=CONNECTING, sock_read=reading)
        try:
            body = _body(request_data)
            headers = {"Content-Type": FORM} if isinstance(body, bytes) else None
            async with self._session.request(method, url, data=body, headers=headers, timeout=limits) as answer:
                return answer.status, await answer.read()
        # `from None`: the address holds the token.
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise NetworkError(type(error).__name__) from None


def _proxy(address: str) -> str | None:
    """The environment's proxy for an address; the client itself would look for it in a thread at every request."""
    url = urlsplit(address)
    host = url.hostname or ""
    return None if proxy_bypass(host) else getproxies().get(url.scheme)


def _body(data: RequestData | None) -> bytes | aiohttp.FormData | None:
    """The fields; without a file they are encoded here, for the client would make a form of several parts first."""
    if data is None:
        return None
    if not data.multipart_data:
        return data.url_encoded_parameters().encode()
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form
