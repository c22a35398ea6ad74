"""One connection: when its client is taken for gone, and what is said to one that speaks no HTTP.

What waitress does by itself is right for clients that ask one thing at a time. One that has sent requests ahead of
their answers is not listened to until these are answered, and would not be noticed when it goes away.
"""

from __future__ import annotations

import select

from waitress.channel import HTTPChannel  # type: ignore[import-untyped]
from waitress.task import ErrorTask  # type: ignore[import-untyped]

from newsgraph.service.problems import PROBLEM_TYPE, Problem

__all__ = ["Channel"]

HUNG_UP = getattr(select, "POLLRDHUP", 0)  # errors are told unasked
HINTS = {
    413: "send it in smaller parts",
    431: "send fewer headers, or shorter ones",
    501: "send the body as it is, with Content-Length, or in chunks",
}


class Refusal(ErrorTask):  # type: ignore[misc]
    """What is said to a request that does not reach the application."""

    def execute(self) -> None:
        """Send the problem, and close the connection."""
        error = self.request.error
        if not hasattr(self.request, "path"):  # waitress asks for it when the client has gone, and it may be unknown
            self.request.path = ""
        code = error.reason.lower().replace(" ", "-")
        problem = Problem(error.code, code, str(error.body), hint=HINTS.get(error.code, "send HTTP as RFC 9112 has it"))
        body = problem.encoded()
        self.status = f"{error.code} {error.reason}"
        self.response_headers.append(("Content-Type", PROBLEM_TYPE))
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class Channel(HTTPChannel):  # type: ignore[misc]
    """A connection of the service."""

    connected: bool
    error_task_class = Refusal

    def send_continue(self) -> None:
        """Ask for the body, where there is one; who sends none would wait for an answer that never comes."""
        if self.request.completed:
            self.request.expect_continue = False
        else:
            super().send_continue()

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
