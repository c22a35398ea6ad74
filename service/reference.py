"""The reference of the command line, written from the commands themselves: ``python -m newsgraph.service.reference``.

A test compares it with ``docs/cli.md``, so that the document cannot drift from the program.
"""

from __future__ import annotations

import inspect
from pathlib import Path

import click

from newsgraph.service.cli import cli

__all__ = ["reference"]

HEAD = """# The command line

Written from the commands themselves by `python -m newsgraph.service.reference > docs/cli.md`; do not edit it by hand.

Every command takes the store's folder by `--store` or from the environment variable `NEWSGRAPH_STORE`; without either
it is `newsgraph-store` in the folder where you are.

## Exit statuses

| status | means |
|---|---|
| 0 | done |
| 1 | it could not be done: the store is missing or in use, the query was stopped, the disk is full |
| 2 | wrong usage: an unknown option, a malformed query, a name that the store does not know |
| 3 | done, but some articles were rejected, were not there to retract, or break a required shape |
| 130 | stopped with Ctrl-C; what was stored by then is whole |

Whatever goes wrong is one line on standard error that names the file, the line or the store and says what to do.
`NEWSGRAPH_DEBUG=1` shows the traceback as well.
"""


def reference() -> str:
    """The document, in Markdown: what each command does, its arguments and options with their defaults, examples."""
    context = click.Context(cli, info_name="newsgraph")
    commands = {name: cli.get_command(context, name) for name in cli.list_commands(context)}
    parts = [HEAD]
    parts += [f"- [`newsgraph {name}`](#newsgraph-{name}): {one.short_help}" for name, one in commands.items() if one]
    parts += [section(f"newsgraph {name}", one) for name, one in commands.items() if one]
    return "\n".join(parts).rstrip() + "\n"


def section(name: str, command: click.Command) -> str:
    """The part of the document on one command."""
    arguments = " ".join(shown(one) for one in command.params if isinstance(one, click.Argument))
    options = [one for one in command.params if isinstance(one, click.Option)]
    rows = [f"| {spelling(one)} | {(one.help or '').strip()} | {default(one)} |" for one in options]
    examples = [line.strip() for line in (command.epilog or "").splitlines()[2:]]
    parts = [
        f"\n## {name}\n",
        f"`{' '.join(filter(None, [name, '[OPTIONS]', arguments]))}`\n",
        inspect.cleandoc(command.help or ""),
        "\n| option | what it does | default |\n|---|---|---|",
        *rows,
        "\n```sh",
        *examples,
        "```",
    ]
    return "\n".join(parts)


def shown(parameter: click.Parameter) -> str:
    """What stands for the value of the parameter; nothing for a flag."""
    if isinstance(parameter, click.Option) and parameter.is_flag:
        return ""
    if parameter.metavar:
        return parameter.metavar
    if isinstance(parameter.type, click.Choice):
        return "|".join(map(str, parameter.type.choices))
    if isinstance(parameter, click.Argument):
        name = (parameter.name or "").upper()
        return name if parameter.required else f"[{name}]"
    return {"integer range": "N", "integer": "N", "float range": "SECONDS", "path": "FILE"}.get(
        parameter.type.name, parameter.type.name.upper()
    )


def spelling(option: click.Option) -> str:
    """How the option is typed, in code that a table can hold."""
    names = ", ".join(f"`{name}`" for name in [*option.opts, *option.secondary_opts])
    value = shown(option).replace("|", "\\|")
    return f"{names} {value}".strip()


def default(option: click.Option) -> str:
    """What holds when the option is not given; nothing where that is nothing."""
    if not isinstance(option.default, str | int | float | Path) or (option.is_flag and not option.secondary_opts):
        return ""
    value = "on" if option.default is True else f"`{option.default:g}`" if isinstance(option.default, float) else None
    return value or f"`{option.default}`"


if __name__ == "__main__":
    click.echo(reference(), nl=False)
