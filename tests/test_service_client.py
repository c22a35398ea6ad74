"""The client for data scientists: typed tables, from a store or a service; and the notebook that uses it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from service_running import running
from small_store import TALKS, make_store

from newsgraph.builder.errors import QueryError
from newsgraph.service.client import ask, construct, select

pd = pytest.importorskip("pandas")
NOTEBOOK = Path(__file__).parents[1] / "docs" / "notebook.py"


@pytest.fixture(scope="module", params=["store", "service"])
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = make_store(tmp_path_factory.mktemp("client") / "store")
    if request.param == "store":
        yield str(folder)
        return
    with running(folder) as service:
        yield service.url


def test_columns_have_the_types_of_their_values(place: str) -> None:
    values = """(1 2.5 1e0 true "2031-06-02"^^xsd:date "2031-06"^^xsd:gYearMonth "a" <urn:a> 1)
      (2 0.10 2e0 false "2031-06-03"^^xsd:date "2031-07"^^xsd:gYearMonth "b"@en <urn:b> "x") (UNDEF UNDEF UNDEF UNDEF
      UNDEF UNDEF UNDEF UNDEF UNDEF)"""
    frame = select(f"SELECT * {{ VALUES (?i ?d ?f ?t ?day ?m ?s ?u ?x) {{ {values} }} }}", place)
    assert len(frame) == 3
    types = {name: str(dtype) for name, dtype in frame.dtypes.items()}
    assert (types["i"], types["f"], types["t"], types["day"]) == ("Int64", "Float64", "boolean", "datetime64[s]")
    assert frame["d"].tolist()[:2] == [Decimal("2.5"), Decimal("0.1")]
    assert frame["day"][1] == pd.Timestamp("2031-06-03")
    assert [types[name] for name in "msux"] == ["string"] * 4
    assert frame["x"].tolist()[:2] == ["1", "x"]
    assert frame.loc[2].isna().all()


def test_rows_of_the_graph(place: str) -> None:
    frame = select(
        "SELECT ?e ?type ?killed { ?e ng:eventType ?type OPTIONAL { ?e ng:killed ?killed } } ORDER BY ?e", place
    )
    assert frame["killed"].sum() == 12
    assert f"{TALKS}/event/1" in set(frame["e"])
    assert select("SELECT ?x { FILTER(false) }", place).empty


def test_without_pandas_it_is_said_what_to_install(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match="pip install pandas"):
        select("SELECT * {}", place)


def test_other_forms_of_query(place: str) -> None:
    assert ask("ASK { ?e a ng:Event }", place)
    assert construct(f"DESCRIBE <{TALKS}/event/1>", place).count(" .\n") > 5
    with pytest.raises(QueryError, match="no rows"):
        select("ASK {}", place)


@pytest.mark.parametrize("query", ["SELECT", "SELECT * { SERVICE <http://127.0.0.1:9/> { } }"])
def test_what_is_wrong_is_said(place: str, query: str) -> None:
    with pytest.raises(QueryError) as found:
        select(query, place)
    assert found.value.hint


def test_a_service_that_is_not_there() -> None:
    with pytest.raises(QueryError, match="does not answer"):
        select("ASK {}", "http://127.0.0.1:9/")
    with pytest.raises(QueryError, match="no address"):
        select("ASK {}", "file:///etc")


def test_the_notebook_runs_from_question_to_plot(place: str, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    plot = tmp_path / "events.png"
    environment = os.environ | {
        "NEWSGRAPH_STORE": place,
        "NEWSGRAPH_PLOT": str(plot),
        "MPLBACKEND": "Agg",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    done = subprocess.run([sys.executable, str(NOTEBOOK)], capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    assert "Consult" in done.stdout
    assert plot.read_bytes().startswith(b"\x89PNG")
