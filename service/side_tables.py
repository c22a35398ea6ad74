"""The side tables of a store: what stands in them, and how dates and slots are numbered there."""

from __future__ import annotations

__all__ = [
    "CONFLICTS",
    "COUNTING",
    "DIRECTIONS",
    "GIVES_ROLE",
    "INDEXES",
    "ROLE",
    "SLOTS",
    "SUMS",
    "TABLES",
    "date_number",
    "reach",
]

SLOTS = {"agent": 1, "patient": 2, "mediator": 3, "place": 4, "holder": 5, "of": 6, "speaker": 7, "participant": 8}
"""The number of each way to take part in a fact; a participant is an agent, a patient, a mediator or none of these."""

ROLE = "holds a role of"
GIVES_ROLE = "has in a role"
_AGENT, _PATIENT, _MEDIATOR, _HOLDER, _OF = (SLOTS[name] for name in ("agent", "patient", "mediator", "holder", "of"))

DIRECTIONS = {
    (_AGENT, _PATIENT): "to",
    (_PATIENT, _AGENT): "from",
    (_AGENT, _AGENT): "with",
    (_MEDIATOR, _AGENT): "mediates",
    (_MEDIATOR, _PATIENT): "mediates",
    (_AGENT, _MEDIATOR): "mediated",
    (_PATIENT, _MEDIATOR): "mediated",
    (_HOLDER, _OF): ROLE,
    (_OF, _HOLDER): GIVES_ROLE,
}
"""How one stands to another in a fact: by the slot of the one and that of the other. Others connect nobody."""

TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE article (id INTEGER PRIMARY KEY, iri TEXT UNIQUE, identifier TEXT, headline TEXT, published TEXT,
  day INTEGER, publisher TEXT, url TEXT);
CREATE TABLE entry (id INTEGER PRIMARY KEY, iri TEXT UNIQUE, label TEXT, kind TEXT, named INTEGER, actor INTEGER,
  place INTEGER, names TEXT DEFAULT '[]', titles TEXT DEFAULT '[]', sorting TEXT, mentions INTEGER DEFAULT 0,
  facts INTEGER DEFAULT 0, articles INTEGER DEFAULT 0, first TEXT DEFAULT '', last TEXT DEFAULT '',
  lastday INTEGER DEFAULT 0, relationships INTEGER DEFAULT 0, rank REAL DEFAULT 0);
CREATE TABLE node (iri TEXT PRIMARY KEY, entry INTEGER, article INTEGER) WITHOUT ROWID;
CREATE TABLE name (id INTEGER PRIMARY KEY, name TEXT, entry INTEGER);
CREATE TABLE fact (id INTEGER PRIMARY KEY, iri TEXT UNIQUE, kind TEXT, type TEXT, status TEXT, day INTEGER,
  reach INTEGER, first TEXT, last TEXT, article INTEGER, figures TEXT);
CREATE TABLE slot (entry INTEGER, slot INTEGER, day INTEGER, fact INTEGER, node TEXT,
  PRIMARY KEY (entry, slot, day, fact, node)) WITHOUT ROWID;
CREATE TABLE mention (entry INTEGER, article INTEGER, begin INTEGER, iri TEXT, node TEXT,
  PRIMARY KEY (entry, article, begin, iri)) WITHOUT ROWID;
CREATE TABLE way (id INTEGER PRIMARY KEY, kind TEXT, type TEXT, direction TEXT, status TEXT,
  UNIQUE (kind, type, direction, status));
CREATE TABLE link (one INTEGER, other INTEGER, way INTEGER, day INTEGER, fact INTEGER, reach INTEGER,
  PRIMARY KEY (one, other, way, day, fact)) WITHOUT ROWID;
CREATE TABLE relation (one INTEGER, other INTEGER, way INTEGER, facts INTEGER, first TEXT, last TEXT,
  PRIMARY KEY (one, other, way)) WITHOUT ROWID;
CREATE TABLE conflict (one INTEGER, other INTEGER, day INTEGER, type TEXT, direction TEXT,
  PRIMARY KEY (one, other, day, type, direction)) WITHOUT ROWID;
CREATE TABLE pair (one INTEGER, other INTEGER, facts INTEGER, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE VIRTUAL TABLE name_word USING fts5(name, prefix='1 2 3');
CREATE VIRTUAL TABLE name_part USING fts5(name, tokenize='trigram');
CREATE VIRTUAL TABLE heading USING fts5(headline);
CREATE VIRTUAL TABLE claimed USING fts5(sentence, tokenize='trigram');
"""
INDEXES = """
CREATE INDEX article_day ON article (day, iri);
CREATE INDEX article_identifier ON article (identifier);
CREATE INDEX article_publisher ON article (publisher COLLATE NOCASE, day, iri);
CREATE INDEX entry_mentions ON entry (actor, named, mentions DESC, iri);
CREATE INDEX entry_relationships ON entry (actor, named, relationships DESC, iri);
CREATE INDEX entry_recency ON entry (actor, named, lastday, mentions DESC, iri);
CREATE INDEX entry_rank ON entry (actor, named, rank DESC, iri);
CREATE INDEX entry_sorting ON entry (actor, named, sorting, iri);
CREATE INDEX entry_place ON entry (place, named, mentions DESC, iri);
CREATE INDEX entry_kind ON entry (kind, named, mentions DESC, iri);
CREATE INDEX node_entry ON node (entry, article);
CREATE INDEX node_article ON node (article);
CREATE INDEX name_name ON name (name, entry);
CREATE INDEX name_entry ON name (entry);
CREATE INDEX fact_day ON fact (kind, day, id);
CREATE INDEX fact_type ON fact (kind, type, day, id);
CREATE INDEX fact_status ON fact (kind, status, day, id);
CREATE INDEX fact_article ON fact (article);
CREATE INDEX slot_fact ON slot (fact, slot, entry);
CREATE INDEX slot_node ON slot (node);
CREATE INDEX link_fact ON link (fact);
CREATE INDEX mention_node ON mention (node);
CREATE INDEX mention_article ON mention (article);
CREATE INDEX pair_facts ON pair (one, facts DESC, other);
"""

COUNTING = """UPDATE entry SET
  mentions = (SELECT COUNT(*) FROM mention m WHERE m.entry = entry.id),
  facts = (SELECT COUNT(*) FROM slot s WHERE s.entry = entry.id AND s.slot IN (4, 5, 7, 8)),
  (articles, first, last, lastday) = (SELECT COUNT(DISTINCT n.article), COALESCE(MIN(NULLIF(a.published, '')), ''),
    COALESCE(MAX(a.published), ''), COALESCE(MIN(a.day), 0)
    FROM node n CROSS JOIN article a ON a.id = n.article WHERE n.entry = entry.id),
  relationships = (SELECT COUNT(*) FROM pair p WHERE p.one = entry.id)"""

# What follows from the links: how many facts two have in common, and of which kinds; for all, or after WHERE.
SUMS = {
    "pair": "INSERT INTO pair SELECT one, other, COUNT(DISTINCT fact) FROM link {where} GROUP BY one, other",
    "relation": """INSERT INTO relation SELECT l.one, l.other, l.way, COUNT(*), MIN(NULLIF(f.first, '')),
      MAX(NULLIF(f.last, '')) FROM link l CROSS JOIN fact f ON f.id = l.fact {where} GROUP BY l.one, l.other, l.way""",
}

# What may be told differently of events of one type and direction on one day: whether it happened, and figures.
CONFLICTS = """INSERT INTO conflict SELECT l.one, l.other, l.day, w.type, w.direction
  FROM link l CROSS JOIN way w ON w.id = l.way CROSS JOIN fact f ON f.id = l.fact
  WHERE w.kind = 'event' AND f.first = f.last AND LENGTH(f.first) = 10 {where}
  GROUP BY l.one, l.other, l.day, w.type, w.direction HAVING (MAX(w.status = 'Actual') AND MAX(w.status = 'Negated'))
  OR COUNT(DISTINCT NULLIF(f.figures, '')) > 1 OR MAX(f.figures GLOB '*[0-9], [0-9]*')"""


def date_number(text: str) -> int:
    """An ISO date as a number that sorts as it does: 20251006; months and days that are not known are 0."""
    digits = text[:10].replace("-", "")
    if not digits.isdecimal():
        digits = "".join(sign for sign in digits if sign.isdecimal())
    return int(digits.ljust(8, "0")[:8]) if digits else 0


def reach(text: str) -> int:
    """The last day that a date may mean, as a number."""
    return date_number(text) + {4: 1299, 7: 99}.get(len(text[:10]), 0) if text else 0
