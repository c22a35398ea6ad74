"""The command line: ``newsgraph``. Each command stands in a module of its own kind and is imported when it is called.

Exit statuses: 0 done; 1 it could not be done (a store in use, a query too slow); 2 wrong usage (an unknown option, a
malformed query, a name that the store does not know); 3 done, but some articles were rejected or some statements break
a shape. Whatever goes wrong is one line on standard error; ``NEWSGRAPH_DEBUG=1`` shows the traceback as well.
"""

from __future__ import annotations

import difflib
import importlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from newsgraph.builder.errors import NewsgraphError, QueryError, SourceError

COMMANDS: Final = {
    "build": "commands_build",
    "retract": "commands_build",
    "query": "commands_query",
    "stats": "commands_query",
    "explain": "commands_query",
    "export": "commands_export",
    "validate": "commands_export",
    "review": "commands_review",
    "serve": "commands_serve",
    "demo": "commands_serve",
    "config": "commands_operate",
    "token": "commands_operate",
    "backup": "commands_operate",
    "restore": "commands_operate",
}
"""Each command, and the module of this package that holds it; --help lists them in this order."""

FAILED, MISUSED, PARTLY, STOPPED = 1, 2, 3, 130

Function = TypeVar("Function", bound=Callable[..., Any])


class Failure(click.ClickException):
    """An error in one line."""

    def __init__(self, message: str, status: int = FAILED) -> None:
        super().__init__(" ".join(message.split()))
        self.__dict__["exit_code"] = status


class Commands(click.Group):
    """The commands, imported on demand; errors become one line, misspelt commands a suggestion."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"newsgraph.service.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            near = difflib.get_close_matches(name, COMMANDS, 1)
            hint = f"Did you mean {near[0]!r}?" if near else f"There are: {', '.join(COMMANDS)}."
            ctx.fail(f"No such command {name!r}. {hint}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; whatever goes wrong is said in a line."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt:
            raise Failure("stopped", STOPPED) from None
        except BrokenPipeError:
            # Whoever read our output has gone; nothing more can be said there, not even by Python on leaving.
            sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123
            ctx.exit(FAILED)
        except Exception as error:
            if os.environ.get("NEWSGRAPH_DEBUG"):
                raise
            raise failure(error) from error


def failure(error: Exception) -> Failure:
    """The line, and the exit status, for whatever was raised."""
    if isinstance(error, NewsgraphError):
        misused = isinstance(error, SourceError) or (isinstance(error, QueryError) and "stopped" not in error.message)
        return Failure(str(error), MISUSED if misused else FAILED)
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        return Failure(f"{where}{error.strerror} (check that the path is right and that you may use it)")
    said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return Failure(f"this is a bug in newsgraph: {said} (NEWSGRAPH_DEBUG=1 shows where; please report it)")


class OutputFile(click.Path):
    """A file to write, in a folder that is there."""

    def __init__(self) -> None:
        super().__init__(dir_okay=False, path_type=Path)

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """The path, checked."""
        folder = Path(value).parent
        if not folder.is_dir():
            self.fail(f"there is no folder {str(folder)!r}: make it first, or write elsewhere.", param, ctx)
        return super().convert(value, param, ctx)


def store_option(function: Function) -> Function:
    """The option that every command on a store has."""
    return click.option(
        "--store",
        metavar="STORE",
        envvar="NEWSGRAPH_STORE",
        default="newsgraph-store",
        show_default=True,
        show_envvar=True,
        help="The folder of the store.",
    )(function)


def examples(*lines: str) -> str:
    """The end of a command's help: what to type, one example a line."""
    return "\n".join(["\b", "Examples:", *(f"  {line}" for line in lines)])


def show_version(ctx: click.Context, parameter: click.Parameter, asked: bool) -> None:
    """Say the version and leave, when that is asked."""
    if asked and not ctx.resilient_parsing:
        from importlib import metadata

        try:
            version = metadata.version("newsgraph")
        except metadata.PackageNotFoundError:  # run from a checkout that is not installed
            version = "(not installed)"
        click.echo(f"newsgraph {version}")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=show_version, help="Say the version."
)
def cli() -> None:
    """News articles in, a knowledge graph out: who did what to whom, where, when, in which role, and who says so.

    \b
    Start with:
      newsgraph demo
      newsgraph build articles/ && newsgraph stats
      newsgraph COMMAND --help
    """


def main() -> None:
    """The entry point of the ``newsgraph`` program."""
    cli(prog_name="newsgraph")


if __name__ == "__main__":
    main()
