"""The commands that answer over HTTP: serve, demo."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import ExitStack
from importlib import resources
from pathlib import Path
from shlex import quote

import click

from newsgraph.service.cli import Failure, examples, store_option

SAMPLES = "samples"
QUESTIONS = (
    "newsgraph stats --store STORE",
    "newsgraph query --store STORE 'SELECT ?who ?role { ?h ng:holder/rdfs:label ?who ; ng:role/rdfs:label ?role }'",
    "newsgraph export --store STORE --format html -o graph.html",
)


@click.command(
    short_help="Serve a store over HTTP.",
    epilog=examples("newsgraph serve", "newsgraph serve --store archive --host 0.0.0.0 --port 8080"),
)
@store_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port; 0 takes a free one."
)
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Answer SPARQL in so many processes.")
@click.option(
    "--config", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE", help="Settings, as TOML."
)
def serve(*, store: str, host: str, port: int, workers: int | None, config: Path | None) -> None:
    """Serve a store over HTTP: SPARQL, a REST interface and pages to look around, until Ctrl-C.

    The addresses are printed once they answer. Every setting can also stand in the environment (NEWSGRAPH_PORT and so
    on) or in a settings file.
    """
    start(store, host=host, port=port, workers=workers, config=config)


def given(name: str) -> bool:
    """Whether an option was typed; what was not is left to the settings file and the environment."""
    return click.get_current_context().get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE


def start(
    store: str,
    *,
    host: str | None = None,
    port: int | None = None,
    workers: int | None = None,
    config: Path | None = None,
) -> None:
    """Serve until stopped."""
    from newsgraph.service.server import serve as serve_store

    settings = {} if workers is None else {"query_workers": workers}
    from_file = config is not None and not given("store")
    serve_store(
        None if from_file else store,
        host if given("host") else None,
        port if given("port") else None,
        config_file=config,
        say=click.echo,
        **settings,
    )


def cache_folder() -> Path:
    """Where this user's programs keep what can be made again."""
    if sys.platform == "win32":
        root = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        root = Path.home() / "Library" / "Caches"
    else:
        root = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(root) / "newsgraph"


def new_store() -> Path:
    """A folder for a demo's store that nobody else uses."""
    root = cache_folder()
    try:
        root.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix="demo-", dir=root)) / "store"
    except OSError:  # a home that cannot be written to
        return Path(tempfile.mkdtemp(prefix="newsgraph-demo-")) / "store"


def program() -> str:
    """How the command is typed from here: by its name where the shell finds it, else by its path."""
    path, here = Path(sys.argv[0]).absolute(), Path.cwd()
    if path.name != "newsgraph" or shutil.which("newsgraph"):
        return "newsgraph"
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


@click.command(
    short_help="Build the sample articles and serve them.",
    epilog=examples("newsgraph demo", "newsgraph demo --no-serve --store demo-store"),
)
@click.option(
    "--store",
    metavar="STORE",
    help="The folder of the store; else a fresh one in your cache folder, removed after serving.",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port; 0 takes a free one."
)
@click.option("--serve/--no-serve", "serving", default=True, help="Whether to serve the graph in the end.")
def demo(*, store: str | None, host: str, port: int, serving: bool) -> None:
    """Build the sample articles, show what was found, serve the graph, and say where to look."""
    from newsgraph.builder import pipeline
    from newsgraph.builder.store import open_store
    from newsgraph.service import tables
    from newsgraph.service.config import load_config
    from newsgraph.service.progress import Shown
    from newsgraph.service.supervising import listen

    if serving:  # told before there is anything to wait for
        settings = load_config(host=host if given("host") else None, port=port if given("port") else None)
        for one in listen(settings.host, settings.port):
            one.close()
    location = store or str(new_store())
    with ExitStack() as stack:
        folder = stack.enter_context(resources.as_file(resources.files("newsgraph.builder") / SAMPLES))
        paths = sorted(folder.glob("*.json"))
        if not paths:
            raise Failure("the sample articles are missing (install newsgraph again)")
        click.echo(f"Reading {len(paths)} sample articles …", err=True)
        opened = stack.enter_context(open_store(location))
        shown = stack.enter_context(Shown())
        report = pipeline.build(paths, opened, progress=shown)
    console = tables.console()
    console.print(tables.build_report(report, location))
    click.echo()
    click.echo("Ask it:")
    for question in QUESTIONS:
        click.echo(f"  {question.replace('newsgraph', quote(program()), 1).replace('STORE', quote(location))}")
    click.echo()
    if serving and store is not None:
        start(location, host=host, port=port)
    elif serving:
        click.echo("This store is removed when you stop; --store DIRECTORY keeps one.")
        try:
            start(location, host=host, port=port)
        finally:
            shutil.rmtree(Path(location).parent, ignore_errors=True)
    if report.exit_status:
        sys.exit(report.exit_status)
