"""For data scientists: the answer to a SPARQL query as a pandas DataFrame with types.

    from newsgraph.service.client import select

    frame = select("SELECT ?type (COUNT(?e) AS ?n) { ?e ng:eventType ?type } GROUP BY ?type", "newsgraph-store")

The second argument is the folder of a store or the address of a service. pandas is not installed with newsgraph:
``pip install pandas``.
"""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from newsgraph.builder.errors import QueryError

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-untyped,unused-ignore]

__all__ = ["ask", "construct", "select"]

XSD = "http://www.w3.org/2001/XMLSchema#"
INTEGERS = frozenset(
    XSD + name
    for name in ("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "unsignedInt")
)
TYPES: dict[str, tuple[str, Callable[[str], Any]]] = {
    **dict.fromkeys(INTEGERS, ("Int64", int)),
    XSD + "decimal": ("object", Decimal),
    XSD + "double": ("Float64", float),
    XSD + "float": ("Float64", float),
    XSD + "boolean": ("boolean", lambda text: text in ("true", "1")),
    XSD + "date": ("datetime64[s]", str),
    XSD + "dateTime": ("datetime64[ns, UTC]", str),
}
"""Each datatype that has one of pandas, and how a value is read; a column of mixed or other types is text."""
SECONDS = 60.0


def select(query: str, store: str, *, seconds: float = SECONDS) -> pd.DataFrame:
    """The rows of a SELECT, a column for each variable, missing where a variable is unbound.

    A column whose values are all of one datatype has that type: Int64, Float64, boolean, Decimal objects, dates as
    datetime64. Years and months alone, IRIs and everything else are text (pandas' ``string``). ``store`` is a folder or
    the http address of a service (with or without /sparql). Raises QueryError where there is no answer.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise ImportError("select gives a pandas DataFrame, and pandas is not there: pip install pandas") from error

    data = json.loads(_answer(query, store, seconds))
    if "results" not in data:
        raise QueryError("this query has no rows", hint="use ask() for ASK, construct() for CONSTRUCT and DESCRIBE")
    rows = data["results"]["bindings"]
    return pd.DataFrame({name: _column([row.get(name) for row in rows]) for name in data["head"]["vars"]})


def ask(query: str, store: str, *, seconds: float = SECONDS) -> bool:
    """The answer to an ASK."""
    data = json.loads(_answer(query, store, seconds))
    if "boolean" not in data:
        raise QueryError("this query is not answered by yes or no", hint="use select() for SELECT")
    return bool(data["boolean"])


def construct(query: str, store: str, *, seconds: float = SECONDS) -> str:
    """The graph of a CONSTRUCT or DESCRIBE, as N-Triples."""
    return _answer(query, store, seconds, graph=True).decode()


def _column(terms: list[dict[str, str] | None]) -> pd.Series:
    import pandas as pd

    found = {term.get("datatype", "") if term["type"] == "literal" else term["type"] for term in terms if term}
    dtype, read = TYPES.get(next(iter(found)), ("string", str)) if len(found) == 1 else ("string", str)
    values = [None if term is None else term["value"] for term in terms]
    if dtype.startswith("datetime64"):
        try:
            moments = pd.to_datetime(pd.Series(values, dtype="object"), utc=dtype != "datetime64[s]", format="ISO8601")
            return moments if dtype != "datetime64[s]" else moments.astype(dtype)
        except (ValueError, OverflowError):  # a year that pandas cannot hold
            return pd.Series(values, dtype="string")
    read_ = [None if value is None else read(value) for value in values]
    try:
        return pd.Series(read_, dtype=dtype)
    except OverflowError:  # an integer that takes more than 64 bits
        return pd.Series(read_, dtype="object")


def _answer(query: str, store: str, seconds: float, *, graph: bool = False) -> bytes:
    if "://" not in store:
        from newsgraph.service.asking import answer

        return answer(store, query, seconds=seconds, graph="nt").body
    address = store.rstrip("/")
    address += "" if address.endswith("/sparql") else "/sparql"
    if urllib.parse.urlsplit(address).scheme not in ("http", "https"):
        raise QueryError(f"{store} is no address of a service", hint="it begins with http:// or https://")
    accept = "application/n-triples" if graph else "application/sparql-results+json"
    headers = {"Content-Type": "application/sparql-query", "Accept": accept}
    request = urllib.request.Request(address, query.encode(), headers)  # noqa: S310 - http or https, see above
    try:
        with urllib.request.urlopen(request, timeout=seconds) as response:  # noqa: S310
            body: bytes = response.read()
            return body
    except urllib.error.HTTPError as error:
        try:
            problem = json.loads(error.read())
            raise QueryError(problem["detail"], hint=problem["hint"]) from None
        except (ValueError, KeyError, TypeError):
            raise QueryError(f"the service answered {error.code}", hint="is this its address?") from error
        finally:
            error.close()
    except OSError as error:
        raise QueryError(
            f"the service does not answer: {error}", hint="is it running, and is this its address?"
        ) from error
