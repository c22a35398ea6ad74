"""A graph laid out for checking: what each node says, and which nodes there are of each class.

Nodes are keyed by their text, because looking up an RDFLib term hashes it in Python each time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from rdflib import RDF, RDFS, Literal
from rdflib.term import Node

Triple = tuple[Node, Node, Node]

TYPE: Final = str(RDF.type)
LABEL: Final = str(RDFS.label)
SUBCLASS: Final = str(RDFS.subClassOf)
ANCHOR: Final = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#anchorOf"
NOTHING: Final[dict[str, list[Node]]] = {}


class Index:
    """The triples by subject and property, and the instances of each class.

    A class's instances are those of its subclasses too, where the data itself says what is a subclass of what.
    """

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.out: dict[str, dict[str, list[Node]]] = {}
        out = self.out
        names: dict[int, str] = {}
        every = list(triples)  # keeps the terms, so that what is the same object is the same term
        last: Node | None = None
        known: dict[str, list[Node]] = {}
        for subject, predicate, value in every:
            if subject is not last:  # triples about one thing mostly stand together
                known = out.setdefault(str(subject), {})
                last = subject
            name = names.get(id(predicate))
            if name is None:
                name = names[id(predicate)] = str(predicate)
            values = known.get(name)
            if values is None:
                known[name] = [value]
            elif value not in values:
                values.append(value)
        self.types: dict[str, set[str]] = {}
        self.instances: dict[str, list[str]] = defaultdict(list)
        above = self._superclasses()
        for key, known in out.items():
            if TYPE in known:
                kinds = {str(kind) for kind in known[TYPE]}
                if above:
                    kinds.update(*(above[kind] for kind in kinds if kind in above))
                self.types[key] = kinds
                for kind in kinds:
                    self.instances[kind].append(key)
        self._subjects: dict[str, dict[str, list[str]]] = {}

    def _superclasses(self) -> dict[str, set[str]]:
        """Each class that the data puts under others, with all of these."""
        direct = {key: {str(up) for up in known[SUBCLASS]} for key, known in self.out.items() if SUBCLASS in known}
        closed = {}
        for key, above in direct.items():
            found: set[str] = set()
            ahead = list(above)
            while ahead:
                up = ahead.pop()
                if up not in found:
                    found.add(up)
                    ahead.extend(direct.get(up, ()))
            closed[key] = found
        return closed

    def values(self, node: str, predicate: str) -> Sequence[Node]:
        """What the node has for the property; a node or property that is not there has nothing."""
        return self.out.get(node, NOTHING).get(predicate, ())

    def objects(self, predicate: str) -> set[str]:
        """All values of the property, literals too, as text."""
        return {str(value) for known in self.out.values() for value in known.get(predicate, ())}

    def subjects(self, predicate: str) -> dict[str, list[str]]:
        """For each value of the property (as text), the nodes that have it. Made when first asked for, then kept."""
        known = self._subjects.get(predicate)
        if known is None:
            known = self._subjects[predicate] = defaultdict(list)
            for node, properties in self.out.items():
                for value in properties.get(predicate, ()):
                    if not isinstance(value, Literal):
                        known[str(value)].append(node)
        return known

    def name(self, node: str) -> str:
        """What a person would call the node: its label, the words it quotes, or nothing."""
        for predicate in (LABEL, ANCHOR):
            values = sorted(map(str, self.values(node, predicate)))
            if values:
                return values[0]
        return ""
