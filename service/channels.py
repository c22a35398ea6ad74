"""One connection: when its client is taken for gone.

What waitress does by itself is right for clients that ask one thing at a time. One that has sent requests ahead of
their answers is not listened to until these are answered, and would not be noticed when it goes away.
"""

from __future__ import annotations

import select

from waitress.channel import HTTPChannel  # type: ignore[import-untyped]

__all__ = ["Channel"]

HUNG_UP = getattr(select, "POLLRDHUP", 0)  # errors are told unasked


class Channel(HTTPChannel):  # type: ignore[misc]
    """A connection of the service."""

    connected: bool

    def check_client_disconnected(self) -> bool:
        """Whether the client has closed the connection, however much it has sent before; asked by whoever answers."""
        if self.connected and self._hung_up():
            # What else it has asked for is not begun: the loop is told to close the connection.
            self.connected = False
            self.will_close = True
            self.server.pull_trigger()
        return not self.connected

    def _hung_up(self) -> bool:
        looking = select.poll()
        try:
            looking.register(self.socket, HUNG_UP)
            return bool(looking.poll(0))
        except (OSError, ValueError, TypeError):  # it was closed meanwhile
            return True
