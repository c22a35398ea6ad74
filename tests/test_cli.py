"""The command line, as people type it: what it prints, where, and the status it ends with."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from small_store import TALKS, make_store

from newsgraph.service import cli as command_line
from newsgraph.service.reference import reference

ROOT = Path(__file__).parent.parent
Run = Callable[..., Result]

ARTICLE = {
    "id": "visit",
    "title": "Minister visits Paris",
    "date": "2031-03-04",
    "text": "Foreign Minister Anna Berg of Norway met French President Jean Dupont in Paris on Tuesday.\n"
    "“We agreed on everything,” Berg said.",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("cli") / "store")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.delenv("NEWSGRAPH_STORE", raising=False)
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments: object, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(command_line.cli, [str(one) for one in arguments], input=stdin)

    return invoke


def one_line(result: Result, status: int) -> str:
    """The error that the command ended with: its last line, and no traceback anywhere."""
    assert result.exit_code == status, result.output
    assert "Traceback" not in result.output
    lines = [line for line in result.stderr.splitlines() if line]
    assert lines[-1].startswith("Error: ")
    return lines[-1]


# Help


def commands() -> dict[str, click.Command]:
    context = click.Context(command_line.cli)
    return {name: command for name in command_line.COMMANDS if (command := command_line.cli.get_command(context, name))}


def test_the_commands_are_those_of_the_contract() -> None:
    contract = {"build", "serve", "query", "export", "validate", "retract", "stats", "explain", "review", "demo"}
    assert contract <= set(commands())


@pytest.mark.parametrize("name", command_line.COMMANDS)
def test_every_command_has_help_with_examples_and_every_option_says_what_it_does(run: Run, name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert f"newsgraph {name}" in result.output.partition("Examples:")[2]
    for parameter in commands()[name].params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


def test_the_reference_is_what_the_commands_say() -> None:
    written = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert written == reference(), "write it anew: python -m newsgraph.service.reference > docs/cli.md"


def test_help_is_quick_because_nothing_heavy_is_imported() -> None:
    program = (
        "import sys; from newsgraph.service.cli import cli\n"
        "try: cli(['--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'spacy', 'rdflib', 'networkx', 'pyoxigraph', 'rich', 'flask'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


# Wrong usage


def test_a_misspelt_option_is_told_the_nearest(run: Run, store: Path) -> None:
    assert "--format" in one_line(run("query", "--formt", "csv", "ASK {}"), 2)


def test_a_misspelt_command_is_told_the_nearest(run: Run) -> None:
    assert "'query'" in one_line(run("qurey"), 2)


@pytest.mark.parametrize(
    "command", [("stats",), ("query", "ASK {}"), ("explain", "x"), ("validate",), ("retract", "x")]
)
def test_a_store_that_is_not_there_is_named_and_not_made(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    missing = tmp_path / "missing"
    said = one_line(run(*command, "--store", missing), 1)
    assert str(missing) in said
    assert "newsgraph build" in said
    assert not missing.exists()


def test_a_folder_that_is_no_store(run: Run, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"x")
    assert "no store" in one_line(run("stats", "--store", tmp_path), 1)


def test_a_fault_of_the_program_is_one_line_too(run: Run, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("boom\nand more")

    monkeypatch.setattr("newsgraph.service.counting.count", fail)
    said = one_line(run("stats", "--store", store), 1)
    assert "RuntimeError: boom and more" in said
    assert "NEWSGRAPH_DEBUG" in said


# Query


def test_select_is_a_table_with_shortened_iris_and_whole_texts(run: Run, store: Path) -> None:
    query = "SELECT ?e ?text { ?e ng:eventType ng:Assault ; ng:evidence/nif:sentence/nif:anchorOf ?text }"
    result = run("query", query, "--store", store)
    assert result.exit_code == 0
    assert "id:article/talks/event/2" in result.output
    assert "Veldland attacked Orsinia's navy in May, killing at least 12 people." in " ".join(result.output.split())
    assert "1 row" in result.output


@pytest.mark.parametrize(
    ("format", "expected"),
    [
        ("csv", "name\r\nTarn\r\n"),
        ("tsv", '?name\n"Tarn"\n'),
        ("json", '{"head":{"vars":["name"]},"results":{"bindings":[{"name":{"type":"literal","value":"Tarn"}}]}}'),
    ],
)
def test_select_formats(run: Run, store: Path, format: str, expected: str) -> None:
    query = "SELECT DISTINCT ?name { ?e ng:mediator/rdfs:label ?name }"
    result = run("query", "--format", format, query, "--store", store)
    assert (result.exit_code, result.stdout_bytes.decode().strip()) == (0, expected.strip())


def test_a_query_comes_from_a_file_or_standard_input(run: Run, store: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("ASK { ?e ng:eventType ng:Assault }", encoding="utf-8")
    assert run("query", f"@{tmp_path / 'q.rq'}", "--store", store).output == "yes\n"
    assert run("query", "-", "--store", store, stdin="ASK { ?e ng:eventType ng:Aid }").output == "no\n"
    assert "nothing.rq" in one_line(run("query", "@nothing.rq", "--store", store), 2)
    assert "UTF-8" in one_line(run("query", "-", "--store", store, stdin=b"ASK { ?e rdfs:label '\xe9' }"), 2)


def test_construct_gives_turtle(run: Run, store: Path) -> None:
    query = "CONSTRUCT { ?a rdfs:label ?l } WHERE { ?a a ng:Group ; rdfs:label ?l }"
    assert '"the dockers"' in run("query", query, "--store", store).output
    result = run("query", "--format", "nt", query, "--store", store)
    assert result.output.rstrip().endswith('<http://www.w3.org/2000/01/rdf-schema#label> "the dockers" .')
    assert "turtle or nt" in one_line(run("query", "--format", "csv", query, "--store", store), 2)
    assert "csv" in one_line(run("query", "--format", "nt", "ASK {}", "--store", store), 2)


def test_a_malformed_query_says_where(run: Run, store: Path) -> None:
    said = one_line(run("query", "SELECT ?a {\n ?a ng:agent }", "--store", store), 2)
    assert "line 2" in said
    assert "column" in said


def test_a_query_that_takes_too_long_is_stopped(run: Run, store: Path) -> None:
    started = time.monotonic()
    query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    said = one_line(run("query", "--timeout", "1", query, "--store", store), 1)
    assert "stopped after 1 seconds" in said
    assert time.monotonic() - started < 10


@pytest.mark.parametrize("word", ["SERVICE", "service", "SERV\\u0049CE"])
def test_a_query_calls_no_other_endpoint(run: Run, store: Path, word: str) -> None:
    query = f"SELECT * {{ {word} <http://127.0.0.1:9/> {{ ?s ?p ?o }} }}"
    assert "SERVICE" in one_line(run("query", query, "--store", store), 2)


def test_a_query_nested_too_deep_brings_nobody_down(run: Run, store: Path) -> None:
    query = "SELECT * " + "{" * 400_000 + "}" * 400_000
    result = run("query", "-", "--store", store, stdin=query)
    assert result.exit_code in (0, 2)
    assert "Traceback" not in result.output


# Stats, explain, export, validate, retract


def test_stats(run: Run, store: Path) -> None:
    counted = json.loads(run("stats", "--json", "--store", store).output)
    assert (counted["articles"], counted["claims"], counted["holdings"]) == (2, 1, 1)
    assert counted["events"] == {"Consult": {"Actual": 1, "Planned": 2}, "Assault": {"Actual": 1}}
    assert counted["published"] == ["2031-06-02", "2031-06-20"]
    assert counted["unnamed"] == 1
    assert "Assault" in run("stats", "--store", store).output


def test_the_store_can_come_from_the_environment(run: Run, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSGRAPH_STORE", str(store))
    assert json.loads(run("stats", "--json").output)["articles"] == 2


def test_explain_marks_the_words(run: Run, store: Path) -> None:
    result = run("explain", "talks/event/2", "--store", store)
    assert result.exit_code == 0
    assert "Veldland [attacked] Orsinia's navy" in result.output
    assert "verb-frame" in result.output
    assert "id:article/talks/event/2" in one_line(run("explain", f"{TALKS}/event/22", "--store", store), 2)


def test_export_to_a_file_and_to_standard_output(run: Run, store: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    result = run("export", "--format", "csv", "--type", "Assault", "-o", target, "--store", store)
    assert (result.exit_code, result.stdout) == (0, "")
    assert run("export", "--format", "csv", "--type", "Assault", "--store", store).stdout_bytes == target.read_bytes()
    assert len(target.read_text(encoding="utf-8").splitlines()) == 2


def test_an_export_that_fails_leaves_what_was_there(run: Run, store: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("before", encoding="utf-8")
    assert "Orsinia" in one_line(
        run("export", "--format", "csv", "--actor", "Orsina", "-o", target, "--store", store), 2
    )
    assert target.read_text(encoding="utf-8") == "before"
    assert [file.name for file in tmp_path.iterdir()] == ["out.csv"]


def test_an_export_of_nothing_says_so(run: Run, store: Path) -> None:
    for format in ("csv", "turtle"):
        result = run("export", "--format", format, "--from", "1900", "--to", "1901", "--store", store)
        assert result.exit_code == 0
        assert "No fact fits" in result.stderr
        assert "No fact fits" not in run("export", "--format", format, "--store", store).stderr


def test_a_file_in_a_folder_that_is_not_there(run: Run, store: Path, tmp_path: Path) -> None:
    for command in (("export", "--format", "csv", "--store", store), ("review", store)):
        said = one_line(run(*command, "-o", tmp_path / "nowhere" / "out"), 2)
        assert f"{tmp_path / 'nowhere'}" in said
        assert "make it first" in said


@pytest.mark.parametrize(
    "command",
    [("explain", "Xyzzy"), ("explain", ""), ("export", "--format", "csv", "--actor", "Xyzzy"), ("retract", "xyzzy")],
)
def test_a_name_that_is_like_no_other_leads_to_the_list(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    said = one_line(run(*command, "--store", store), 2)
    question = re.search(r"newsgraph query '(.*)' lists", said)
    assert question
    monkeypatch.setenv("NEWSGRAPH_STORE", str(store))
    listed = run("query", question[1], "--format", "csv")
    assert listed.exit_code == 0
    assert len(listed.output.splitlines()) > 1


@pytest.mark.parametrize(
    "text", ["hello", "", "INSERT DATA { <urn:a> <urn:b> 1 }", "LOAD <urn:a>", "PREFIX a: <urn:a>"]
)
def test_what_asks_nothing_is_told_what_a_query_is(run: Run, store: Path, text: str) -> None:
    assert "SELECT, ASK, CONSTRUCT or DESCRIBE" in one_line(run("query", text, "--store", store), 2)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--hops", "2"),
        ("--from", "yesterday"),
        ("--from", "2031-13"),
        ("--from", "2031-06", "--to", "2031-05-30"),
        ("--type", "War"),
    ],
)
def test_export_refuses_what_makes_no_sense(run: Run, store: Path, arguments: tuple[str, ...]) -> None:
    one_line(run("export", "--format", "csv", *arguments, "--store", store), 2)


def test_validate_a_store_and_its_export(run: Run, store: Path, tmp_path: Path) -> None:
    assert run("validate", "--store", store).exit_code == 0
    target = tmp_path / "all.nq"
    run("export", "--format", "nquads", "-o", target, "--store", store)
    result = run("validate", target)
    assert (result.exit_code, "Checked 2 graphs" in result.stderr) == (0, True)
    lines = [
        line for line in target.read_text(encoding="utf-8").splitlines() if "ng#" not in line or "ns#status" not in line
    ]
    target.write_text("\n".join(line for line in lines if "ns#status>" not in line) + "\n", encoding="utf-8")
    result = run("validate", target)
    assert result.exit_code == 3
    assert "violation: “Assault" in result.output
    assert "4 violations" in result.stderr


def test_validate_says_where_a_file_is_malformed(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("<a> <b> <c> .\n<a> <b> .\n", encoding="utf-8")
    said = one_line(run("validate", broken), 2)
    assert "broken.ttl" in said
    assert "line 2" in said
    other = tmp_path / "x.docx"
    other.write_bytes(b"")
    assert "ending" in one_line(run("validate", other), 2)


# Build and retract, with the real pipeline


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    folder = tmp_path_factory.mktemp("built")
    (folder / "visit.json").write_text(json.dumps(ARTICLE), encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    arguments = ["build", str(folder / "visit.json"), str(folder / "empty.txt"), "--store", str(folder / "store")]
    return folder, CliRunner().invoke(command_line.cli, arguments)


def test_build_reports_what_it_found_and_what_it_rejected(built: tuple[Path, Result]) -> None:
    folder, result = built
    assert result.exit_code == 3, result.output
    assert "Rejected: 1" in result.output
    assert "empty.txt" in result.output
    counted = {line.split()[0]: line.split()[1] for line in result.output.splitlines() if len(line.split()) == 2}
    assert counted["articles"] == "1"
    assert int(counted["actors"]) >= 2
    assert "Some of what they say" in result.output
    assert (folder / "store").is_dir()


def test_building_again_changes_nothing_and_json_says_so(run: Run, built: tuple[Path, Result]) -> None:
    folder, _ = built
    result = run("build", folder / "visit.json", "--store", folder / "store", "--json")
    assert result.exit_code == 0
    report = json.loads(result.stdout)
    assert (report["articles"], report["unchanged"], report["added"]) == (1, 1, 0)
    quiet = run("build", folder / "visit.json", "--store", folder / "store", "--quiet")
    assert (quiet.exit_code, quiet.output) == (0, "")


def test_build_says_how_many_articles_have_no_date_and_what_gives_one(run: Run, tmp_path: Path) -> None:
    undated = {"text": "Foreign Minister Anna Berg of Norway met French President Jean Dupont in Paris on Tuesday."}
    lines = [ARTICLE, undated, {"text": f"OSLO, March 4, 2031 (AP) - {undated['text']}"}]
    (tmp_path / "three.jsonl").write_text("\n".join(map(json.dumps, lines)))
    (tmp_path / "one.json").write_text(json.dumps(undated))
    said = " ".join(run("build", "three.jsonl").output.split())
    assert "1 of 3 articles has no date of publication" in said
    assert "--date YYYY-MM-DD" in said
    assert json.loads(run("build", "three.jsonl", "--json").output)["undated"] == 1
    assert "The article has no date of publication" in " ".join(run("build", "one.json").output.split())
    dated = run("build", "one.json", "--date", "2031-03-06").output
    assert "1 replaced" in dated
    assert "no date" not in dated
    asked = run("query", "SELECT ?d { ?e a ng:Event ; ng:date ?d }", "--format", "csv")
    assert "2031-03-04" in asked.output


def test_build_and_stats_count_under_one_name(run: Run, tmp_path: Path) -> None:
    (tmp_path / "visit.json").write_text(json.dumps(ARTICLE))

    def holdings(output: str) -> list[str]:
        return [" ".join(line.split()) for line in output.splitlines() if "holdings" in line]

    counted = holdings(run("build", "visit.json").output)
    assert len(counted) == 1
    assert counted == holdings(run("stats").output)
    told = json.loads(run("build", "visit.json", "--json").output)
    assert told["holdings"] == json.loads(run("stats", "--json").output)["holdings"] > 0


def test_build_from_standard_input_then_retract(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "store"
    lines = "\n".join(json.dumps({**ARTICLE, "id": name}) for name in ("one", "two"))
    assert run("build", "-", "--store", store, "--quiet", stdin=lines).exit_code == 0
    result = run("retract", "one", "--store", store)
    assert (result.exit_code, result.output) == (0, "Retracted id:article/one\n")
    assert json.loads(run("stats", "--json", "--store", store).output)["articles"] == 1
    result = run("retract", "id:article/two", "twoo", "--store", store)
    assert result.exit_code == 3
    assert "no such article" in result.stderr
    assert one_line(run("retract", "one", "--store", store), 2)


def test_build_refuses_what_it_cannot_do(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Some text.", encoding="utf-8")
    assert "--date" in one_line(run("build", "a.txt", "--date", "soon"), 2)
    assert "'rules'" in one_line(run("build", "a.txt", "--extractor", "magic"), 2)
    assert "not installed" in one_line(run("build", "a.txt", "--extractor", "rules:no_such_model"), 2)
    assert one_line(run("build"), 2)


def test_a_store_that_another_process_writes_is_said_to_be_in_use(run: Run, store: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Some text.", encoding="utf-8")
    holding = (
        "import sys; from newsgraph.builder.store import open_store\n"
        f"with open_store({str(store)!r}): print('ready', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", holding], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        try:
            assert holder.stdout is not None
            assert holder.stdout.readline() == b"ready\n"
            for command in (("build", "a.txt"), ("stats",), ("query", "ASK {}")):
                said = one_line(run(*command, "--store", store), 1)
                assert f"in use by process {holder.pid}" in said
                assert str(store) in said
        finally:
            holder.kill()
    assert run("stats", "--store", store).exit_code == 0


# Review and demo


def test_review_writes_a_sheet_and_judges_its_result(run: Run, store: Path, tmp_path: Path) -> None:
    result = run("review", store, "--sample", "4", "--seed", "3", "-o", tmp_path / "sheet.html")
    assert result.exit_code == 0, result.output
    data = json.loads((tmp_path / "sheet.json").read_text(encoding="utf-8"))
    assert len(data["facts"]) == 4
    for fact, verdict in zip(data["facts"], ("right", "right", "wrong", "skip"), strict=True):
        fact["verdict"] = verdict
    (tmp_path / "result.json").write_text(json.dumps(data), encoding="utf-8")
    printed = run("review", "--judge", tmp_path / "result.json").output
    (line,) = [line for line in printed.splitlines() if line.split()[:1] == ["all"]]
    assert line.split() == ["all", "all", "2", "1", "1", "0.667", "0.208–0.939"]


def test_review_of_articles_builds_them_first(run: Run, tmp_path: Path) -> None:
    (tmp_path / "visit.json").write_text(json.dumps(ARTICLE), encoding="utf-8")
    result = run("review", tmp_path / "visit.json", "-o", tmp_path / "sheet.html")
    assert result.exit_code == 0, result.output
    facts = json.loads((tmp_path / "sheet.json").read_text(encoding="utf-8"))["facts"]
    assert facts
    text = " ".join(ARTICLE["text"].split())
    assert all(sentence in text for fact in facts for sentence in fact["sentences"])


def test_review_wants_one_thing_to_do(run: Run, store: Path, tmp_path: Path) -> None:
    assert "PATH" in one_line(run("review"), 2)
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    assert "x.json" in one_line(run("review", "--judge", tmp_path / "x.json"), 2)


@pytest.mark.slow
def test_demo_shows_what_the_samples_say(tmp_path: Path) -> None:
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    command = [sys.executable, "-W", "error::ResourceWarning", "-m", "newsgraph.service.cli", "demo", "--no-serve"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "Some of what they say" in done.stdout
    assert list(tmp_path.glob("newsgraph/demo-*/store/CURRENT"))


@pytest.mark.parametrize(
    ("host", "hint"), [("127.0.0.1", "--port"), ("192.0.2.1", "--host"), ("no.such.host.invalid", "--host")]
)
def test_an_address_that_cannot_be_had_is_told_before_anything_is_built(
    run: Run, store: Path, tmp_path: Path, host: str, hint: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        where = ("--host", host, "--port", taken.getsockname()[1])
        assert hint in one_line(run("serve", "--store", store, *where), 1)
        demo = run("demo", "--store", tmp_path / "demo", *where)
        assert hint in one_line(demo, 1)
    assert "Reading" not in demo.output
    assert not (tmp_path / "demo").exists()
