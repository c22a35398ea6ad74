"""The commands for whoever runs a service: config, token, backup, restore."""

from __future__ import annotations

from pathlib import Path

import click

from newsgraph.service.cli import examples


@click.command(
    short_help="Print the settings of the service, checked.",
    epilog=examples("newsgraph config", "newsgraph config settings.toml", "newsgraph config settings.toml --json"),
)
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="As JSON; else as TOML, which can serve as a settings file.")
def config(*, file: Path | None, as_json: bool) -> None:
    """Print every setting of the service, as FILE (TOML) and the environment have it, after checking them.

    A setting that there is not, or a value that cannot be, is an error. The hash of the token is not printed.
    """
    import json

    from newsgraph.service.config import load_config

    described = load_config(file).described()
    if as_json:
        click.echo(json.dumps(described, indent=2))
        return
    token = described.pop("token_hash")
    for name, value in described.items():
        click.echo(f"{name} = {json.dumps(value)}")
    click.echo(f"# token_hash is {token}")


@click.command(short_help="Make a token for writing over HTTP.", epilog=examples("newsgraph token"))
def token() -> None:
    """Make a token that nobody guesses, and print it with its hash.

    The hash goes into the settings (token_hash, or NEWSGRAPH_TOKEN_HASH); the token goes to whoever may write, who
    sends it as "Authorization: Bearer TOKEN". It is kept nowhere: write it down.
    """
    from newsgraph.service.config import hash_token, new_token

    made = new_token()
    click.echo(f"token: {made}")
    click.echo(f'token_hash = "{hash_token(made)}"')


@click.command(
    short_help="Copy a store, also while it is served.",
    epilog=examples("newsgraph backup newsgraph-store backups/2025-10-06"),
)
@click.argument("store")
@click.argument("destination", type=click.Path(path_type=Path))
def backup(*, store: str, destination: Path) -> None:
    """Copy STORE, as it is now, to the new folder DESTINATION, which is then a store like any other.

    On one disk the copy is hard links, so it takes no time and hardly any room. A service goes on meanwhile; if
    something is being written, the copy waits for it.
    """
    from newsgraph.builder.store import open_store
    from newsgraph.service.restoring import unlocked

    with open_store(store, read_only=True):  # a store that is not there is an error, not a new store
        pass
    _apart(destination, Path(store))
    with unlocked(store) as opened:
        destination.parent.mkdir(parents=True, exist_ok=True)
        opened.snapshot(destination)
        number = len(opened.article_iris())
    click.echo(f"Copied {number:,} articles to {destination}")


def _apart(copy: Path, store: Path) -> None:
    """Refuse a copy that stands in the store, for it would go with what is replaced there."""
    from newsgraph.builder.errors import StoreError

    if copy.resolve().is_relative_to(store.resolve()):
        raise StoreError(f"it stands in the store {store}", where=str(copy), hint="name a folder outside of the store")


@click.command(
    short_help="Make a store what a copy of it is, also while it is served.",
    epilog=examples("newsgraph restore backups/2025-10-06 newsgraph-store --replace"),
)
@click.argument("source")
@click.argument("store", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Replace what the store holds; else it must not exist yet.")
def restore(*, source: str, store: Path, replace: bool) -> None:
    """Make STORE what SOURCE, a folder made by backup, holds.

    A service over the store goes on answering from what there was, and then from what was restored. What is replaced
    goes when the copy is there whole; a restore that was interrupted is finished by the same command again.
    """
    from newsgraph.builder.errors import StoreError
    from newsgraph.builder.store import open_store
    from newsgraph.service.restoring import is_interrupted, replace_store, unlocked

    with open_store(source, read_only=True) as kept:
        base, number = kept.base, len(kept.article_iris())
    _apart(Path(source), store)
    something = store.exists() and (store.is_file() or any(store.iterdir()))
    if something and not replace:
        raise StoreError("there is something here already", where=str(store), hint="add --replace to replace it")
    if not something:
        store.parent.mkdir(parents=True, exist_ok=True)
        if store.exists():
            store.rmdir()
        with unlocked(source) as opened:
            opened.snapshot(store)
    else:
        if not is_interrupted(store):
            with unlocked(str(store)) as opened:
                if opened.base != base:
                    raise StoreError(
                        f"the copy names its things {base}, the store {opened.base}",
                        where=str(store),
                        hint="restore into a new folder",
                    )
        replace_store(store, source)
    click.echo(f"Restored {number:,} articles to {store}")
