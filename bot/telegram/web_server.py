"""A small web server beside the bot: signals, and the end of the program, are not its business."""

from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from bot.errors import UserError


class WebServer(uvicorn.Server):
    """Serves until `should_exit` is set."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave them to the program."""
        yield

    async def listen(self, setting: str) -> None:
        """Listen and serve.

        Args:
            setting: that names the port.

        Raises:
            UserError: if the port is taken.
        """
        try:
            await self.serve()
        except SystemExit:  # that is how it says that it cannot listen
            where = f"{self.config.host}:{self.config.port}"
            raise UserError(f"cannot listen on {where}; set {setting} to a free port") from None
