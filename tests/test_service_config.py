"""Settings from file and environment; tokens; and which media type a client gets."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from newsgraph.builder.errors import StoreError
from newsgraph.service.config import Config, ConfigError, hash_token, load_config, new_token
from newsgraph.service.negotiation import GRAPH_TYPES, RESULT_TYPES, accepts_gzip, choose
from newsgraph.service.server import Server

SETTINGS = 'store = "archive"\nport = 8080\nquery_seconds = 5\n'


def test_the_environment_goes_before_the_file_and_what_is_typed_before_both(tmp_path: Path) -> None:
    file = tmp_path / "newsgraph.toml"
    file.write_text(SETTINGS)
    config = load_config(file, {"NEWSGRAPH_PORT": "9090", "NEWSGRAPH_W3C": "elsewhere"}, host="::1", store=None)
    assert (config.store, config.port, config.query_seconds, config.host) == ("archive", 9090, 5.0, "::1")


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("colour = 1", "there is no setting colour"),
        ("port = 'many'", "port cannot be 'many'"),
        ("port = 70000", "port is 70000"),
        ("query_workers = 0", "too small"),
        ("query_seconds = -1", "too small"),
        ("queue = true", "queue cannot be True"),
        ("token_hash = 'secret'", "no hash of a token"),
        ("public_url = 'example.org'", "public_url"),
        ("port = ", "cannot be read"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, text: str, about: str) -> None:
    file = tmp_path / "newsgraph.toml"
    file.write_text(text)
    with pytest.raises(ConfigError, match=about) as caught:
        load_config(file, {})
    assert caught.value.hint


def test_tokens_are_kept_as_hashes() -> None:
    token = new_token()
    config = Config(token_hash=hash_token(token))
    assert token not in str(config)
    assert config.described()["token_hash"] == "set"
    assert config.allows(token)
    assert not config.allows(token + "x")
    assert not config.allows("")
    assert not Config().allows("")


@pytest.mark.parametrize("make", ["nothing", "file", "folder", "url"])
def test_what_is_no_store_is_not_served(tmp_path: Path, make: str) -> None:
    place = tmp_path / "store"
    if make == "file":
        place.write_text("")
    elif make == "folder":
        place.mkdir()
    with pytest.raises(StoreError) as caught:
        Server(Config(store="http://127.0.0.1:9/sparql" if make == "url" else str(place), port=0))
    assert caught.value.hint


RESULTS, GRAPHS = list(RESULT_TYPES), list(GRAPH_TYPES)
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "offered", "chosen"),
    [
        (None, RESULTS, "application/sparql-results+json"),
        ("", RESULTS, "application/sparql-results+json"),
        ("*/*", GRAPHS, "text/turtle"),
        ("text/csv", GRAPHS, None),
        ("TEXT/CSV", RESULTS, "text/csv"),
        ("text/csv;q=0", RESULTS, None),
        ("text/csv;q=0, */*", RESULTS, "application/sparql-results+json"),
        ("text/csv;q=0.2, text/tab-separated-values;q=0.3", RESULTS, "text/tab-separated-values"),
        ("text/tab-separated-values, text/csv", RESULTS, "text/tab-separated-values"),
        ("application/*", GRAPHS, "application/n-triples"),
        ("text/csv;q=two", RESULTS, None),
        ("text/csv; charset=utf-8; q=0.5, application/json;q=0.4", RESULTS, "text/csv"),
        (BROWSER, RESULTS, "application/xml"),
        (BROWSER, ["text/turtle", "text/html"], "text/html"),
        (",,;", RESULTS, None),
        ("*/*", [], None),
    ],
)
def test_the_media_type_that_a_client_gets(accept: str | None, offered: list[str], chosen: str | None) -> None:
    assert choose(accept, offered) == chosen


@pytest.mark.parametrize(
    ("header", "wanted"),
    [(None, False), ("", False), ("gzip", True), ("br, gzip;q=0.1", True), ("gzip;q=0", False), ("*", True)],
)
def test_who_takes_gzip(header: str | None, wanted: bool) -> None:
    assert accepts_gzip(header) is wanted


def test_every_setting_is_documented() -> None:
    document = (Path(__file__).parents[1] / "docs" / "operation.md").read_text(encoding="utf-8")
    for field in dataclasses.fields(Config):
        assert f"| `{field.name}` |" in document, f"docs/operation.md does not say what {field.name} is"
