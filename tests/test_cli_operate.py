"""The commands for whoever runs a service: config, token, backup, restore."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from service_running import running
from small_store import STRIKE, TALKS, make_store

from newsgraph.builder.errors import StoreError
from newsgraph.builder.store import open_store
from newsgraph.service.cli import cli
from newsgraph.service.config import Config, hash_token


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(one) for one in arguments])


def test_config_prints_what_the_file_and_the_environment_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("port = 8081\n")
    monkeypatch.setenv("NEWSGRAPH_QUEUE", "7")
    printed = tomllib.loads(run("config", file).output)
    assert (printed["port"], printed["queue"], printed["query_workers"]) == (8081, 7, Config().query_workers)
    assert Config(**printed) == Config(port=8081, queue=7)
    described = json.loads(run("config", file, "--json").output)
    assert described["token_hash"] == "not set"
    file.write_text("colour = 1\n")
    wrong = run("config", file)
    assert wrong.exit_code == 1
    assert "there is no setting colour" in wrong.output


def test_a_token_comes_with_its_hash_and_is_another_each_time() -> None:
    outputs = [run("token").output for _ in range(2)]
    made = [re.search(r"token: (\S+)", output) for output in outputs]
    assert made[0] and made[1]
    assert made[0][1] != made[1][1]
    assert Config(token_hash=hash_token(made[0][1])).allows(made[0][1])
    assert hash_token(made[0][1]) in outputs[0]


def test_backup_and_restore_while_serving(tmp_path: Path) -> None:
    store, copy = make_store(tmp_path / "store"), tmp_path / "copies" / "one"
    asked = f"ASK {{ <{STRIKE}> a ng:Article }}"
    with running(store) as service:
        done = run("backup", store, copy)
        assert done.exit_code == 0, done.output
        assert "2 articles" in done.output
        with open_store(store) as opened:
            opened.retract(STRIKE)
        while service.query(asked).json["boolean"]:
            pass
        refused = run("restore", copy, store)
        assert refused.exit_code == 1
        assert "--replace" in refused.output
        done = run("restore", copy, store, "--replace")
        assert done.exit_code == 0, done.output
        while not service.query(asked).json["boolean"]:
            pass
        assert service.query(f"ASK {{ <{TALKS}> a ng:Article }}").json["boolean"]
    assert run("restore", copy, tmp_path / "fresh").exit_code == 0
    with open_store(tmp_path / "fresh", read_only=True) as restored:
        assert restored.article_iris() == [STRIKE, TALKS]
    assert run("backup", store, copy).exit_code == 1
    assert run("backup", tmp_path / "nothing", tmp_path / "more").exit_code == 1
    assert not (tmp_path / "nothing").exists()


def test_a_copy_does_not_stand_in_its_store(tmp_path: Path) -> None:
    store = make_store(tmp_path / "store")
    for name in (store / "copy", store):
        refused = run("backup", store, name)
        assert refused.exit_code == 1
        assert "outside of the store" in refused.output
    assert run("restore", store, store, "--replace").exit_code == 1
    assert not (store / "copy").exists()
    missing = run("restore", tmp_path / "nothing", store)
    assert "nothing" in missing.output
    assert "--replace" not in missing.output


def test_a_setting_of_the_wrong_kind_is_told_the_right_one(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    for text, hint in (('port = "x"', "a whole number"), ("log = 3", "text"), ('rest_seconds = "soon"', "a number")):
        file.write_text(text)
        assert hint in run("config", file).output


@pytest.mark.parametrize("moved", range(0, 40, 3))
def test_a_restore_that_is_cut_off_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moved: int) -> None:
    store, copy = make_store(tmp_path / "store"), tmp_path / "copy"
    assert run("backup", store, copy).exit_code == 0
    with open_store(store) as opened:
        opened.retract(STRIKE)
    rename, left = Path.rename, moved

    def cut_off(self: Path, target: Path) -> Path:
        nonlocal left
        if not left:
            raise KeyboardInterrupt
        left -= 1
        return rename(self, target)

    with monkeypatch.context() as cut:
        cut.setattr(Path, "rename", cut_off)
        ended = run("restore", copy, store, "--replace")
    if ended.exit_code:
        try:
            with open_store(store, read_only=True) as opened:
                assert opened.article_iris() in ([TALKS], [STRIKE, TALKS])
        except StoreError as error:
            assert "newsgraph restore" in str(error)
        assert run("restore", copy, store, "--replace").exit_code == 0
    with open_store(store, read_only=True) as opened:
        assert opened.article_iris() == [STRIKE, TALKS]
    assert not [path.name for path in store.iterdir() if path.name in {".restored", ".replaced"}]
