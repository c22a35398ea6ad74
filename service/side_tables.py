"""The side tables of a store: what stands in them, and how dates and slots are numbered there."""

from __future__ import annotations

__all__ = ["COUNTING", "INDEXES", "SLOTS", "TABLES", "date_number", "reach"]

SLOTS = {"agent": 1, "patient": 2, "mediator": 3, "place": 4, "holder": 5, "of": 6, "speaker": 7, "participant": 8}
"""The number of each way to take part in a fact; a participant is an agent, a patient, a mediator or none of these."""

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
CREATE INDEX mention_node ON mention (node);
CREATE INDEX mention_article ON mention (article);
CREATE INDEX pair_facts ON pair (one, facts DESC, other);
"""

COUNTING = """UPDATE entry SET
  mentions = (SELECT COUNT(*) FROM mention m WHERE m.entry = entry.id),
  facts = (SELECT COUNT(*) FROM slot s WHERE s.entry = entry.id AND s.slot IN (4, 5, 7, 8)),
  articles = (SELECT COUNT(DISTINCT article) FROM node n WHERE n.entry = entry.id),
  first = COALESCE((SELECT MIN(published) FROM node n JOIN article a ON a.id = n.article
    WHERE n.entry = entry.id AND published <> ''), ''),
  last = COALESCE((SELECT MAX(published) FROM node n JOIN article a ON a.id = n.article WHERE n.entry = entry.id), ''),
  lastday = COALESCE((SELECT MIN(day) FROM node n JOIN article a ON a.id = n.article WHERE n.entry = entry.id), 0),
  relationships = (SELECT COUNT(*) FROM pair p WHERE p.one = entry.id)"""


def date_number(text: str) -> int:
    """An ISO date as a number that sorts as it does: 20251006; months and days that are not known are 0."""
    digits = "".join(sign for sign in text[:10] if sign.isdigit())
    return int(digits.ljust(8, "0")[:8]) if digits else 0


def reach(text: str) -> int:
    """The last day that a date may mean, as a number."""
    return date_number(text) + {4: 1299, 7: 99}.get(len(text[:10]), 0) if text else 0
