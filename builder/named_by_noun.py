"""What the common noun at a name says that it is: "a stream called X", "the browser X", "the voice of X"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from newsgraph.builder import gazetteer, namewords, title_words, wordlists
from newsgraph.builder.descriptions import noun
from newsgraph.builder.language import is_common
from newsgraph.builder.model import Kind
from newsgraph.builder.namewords import Candidate
from newsgraph.builder.nature import opens_storm

CALLED = frozenset({"called", "named", "dubbed", "titled", "entitled", "nicknamed", "codenamed", "christened"})
OF_A_THING = wordlists.words("titles", "things", "before")
EXPLAINED = wordlists.words("titles", "things", "explained")
ROLES = wordlists.words("titles", "things", "roles")
ACTING_OUT = wordlists.words("titles", "things", "acting_out")
AS_SOMEBODY = wordlists.words("titles", "things", "as_somebody")
SITES = wordlists.words("places", "sites") | wordlists.words("places", "towns") | wordlists.words("places", "areas")
AREAS = wordlists.words("places", "areas") | wordlists.words("places", "towns") - {"city"}
SETTLEMENTS = frozenset({"village", "town", "hamlet", "township"})
INTO = frozenset({"in", "into", "to", "from", "around", "near", "across", "throughout", "at", "outside", "through"})
SAID_OF_PEOPLE = ("er", "or", "ist", "ian", "ant", "ee", "man", "woman", "men", "women", "mate", "ary", "eer", "ster")
FIRMS = wordlists.words("organizations", "firms") - {"subsidiary", "franchise", "publisher", "broadcaster", "brewer"}
QUOTES = frozenset({'"', "“", "'", "‘", "``"})
SHOWING = wordlists.words("titles", "things", "showing")
SHOWN = wordlists.words("titles", "things", "shown")
BODY_NOUNS = FIRMS | {
    "union",
    "party",
    "group",
    "movement",
    "militia",
    "charity",
    "cartel",
    "gang",
    "federation",
    "network",
}
MAKERS = FIRMS | {"maker", "giant", "operator", "provider", "tracker", "platform"}
PLANTS = frozenset(
    {"plant", "factory", "works", "mill", "shipyard", "refinery", "mine", "smelter", "depot", "oilfield"}
)
CAMPS = frozenset({"camp", "airport", "airfield", "port", "prison"})  # in small letters, behind a town's name
INSTITUTIONS = wordlists.words("places", "institutions")
OF_BUILDINGS = wordlists.words("places", "buildings_or_bodies", "of_buildings")
GIVING = wordlists.words("places", "buildings_or_bodies", "giving")
LONGEST = 6  # tokens of a person's name
LISTED = 4  # names in a list behind somebody's kin
TOLD, MADE, ACTS, GUESSED = 8.0, 6.0, 4.0, 3.0


def by_noun(doc: Doc, candidate: Candidate, root: Token) -> list[tuple[Kind | None, float]]:
    """The kinds that the nouns around one mention speak for, each with its weight; None for a thing."""
    if candidate.rule == "dateline":
        return [(Kind.POLITY, TOLD)]
    found = _called(doc, candidate, root)
    found = found or _in_area(doc, candidate, root) or _before_kind(doc, candidate, root)
    found = found or _in_office(doc, candidate, root) or _apposed(doc, candidate, root)
    found = found or _explained(candidate, root) or _listed(candidate, root)
    weight = _made_up(doc, candidate, root) + _program_of(doc, candidate) + _shown(candidate, root)
    return [*found, (None, weight)] if weight else found


def _called(doc: Doc, candidate: Candidate, root: Token) -> list[tuple[Kind | None, float]]:
    """The kind that the noun tells of which the name is said to be what it is called."""
    i = candidate.start - 1
    while i > 0 and doc[i].text in QUOTES:
        i -= 1
    if i < 1 or candidate.label == "NORP" or (root.dep_ in {"amod", "compound", "nmod"} and root.head.text.islower()):
        return []  # "called Democratic donors"
    tied = root.head == doc[i] or doc[i].head == root
    if i < candidate.start - 1 and tied and doc[i].pos_ == "NOUN" and noun(doc[i]).person:
        return [(Kind.PERSON, ACTS)]  # "the rapper 'Lil Storm'"
    participle = doc[i] if doc[i].lower_ in CALLED else None
    if participle is None and i > 1 and doc[i].lower_ == "as" and doc[i - 1].lower_ == "known":
        participle = doc[i - 1]
    if participle is None or participle.dep_ not in {"acl", "relcl"} or participle.head.pos_ != "NOUN":
        return []
    kind = _kind_of(participle.head)
    if kind is Kind.GROUP:
        return []
    return [(kind, TOLD)]


def _in_office(doc: Doc, candidate: Candidate, root: Token) -> list[tuple[Kind | None, float]]:
    """A person where a name of two words and more explains the office before it: "the minister, Mara London, said"."""
    start, office = candidate.start, root.head
    if root.dep_ != "appos" or not 1 < candidate.end - start < LONGEST or candidate.rule in {"lexicon", "office"}:
        return []
    if office.i != start - 2 or doc[start - 1].text != "," or office.tag_ not in {"NN", "NNP"}:
        return []
    if not namewords.is_title(office) or office.lower_ in title_words.listed("organizational", "may_be"):
        return []
    bodies = namewords.organization_heads() | wordlists.words("organizations", "suffixes")
    words = doc[start : candidate.end]
    named = all(namewords.is_capital(t) or namewords.is_particle(t.text) or t.text == "-" for t in words[:-1])
    return [(Kind.PERSON, ACTS)] if named and root.text.istitle() and root.lower_ not in bodies else []


def _in_area(doc: Doc, candidate: Candidate, root: Token) -> list[tuple[Kind | None, float]]:
    """A place where the name stands between "the" and a noun for a part of a town or land: "the Mosside area"."""
    noun_, start = root.head, candidate.start
    if candidate.label == "PERSON" and noun_.lower_ in PLANTS and noun_.i == candidate.end and root.dep_ == "compound":
        return [(Kind.LOCATION, MADE)]  # "its Belmar plant"
    if noun_.text in CAMPS and noun_.i == candidate.end and candidate.label in {"ORG", "PERSON", ""}:
        return [(Kind.POLITY, MADE)] if gazetteer.cities(doc[start : candidate.end].text) else []
    if root.dep_ not in {"compound", "nmod", "amod"} or noun_.i != candidate.end or noun_.lower_ not in AREAS:
        return []
    if candidate.rule in {"lexicon", "office"} or candidate.label == "NORP" or not start or noun_.text.istitle():
        return []
    named = doc[start - 1].lower_ == "the" and noun_.dep_ == "pobj" and noun_.head.lower_ in INTO
    bodies = namewords.organization_heads() | wordlists.words("organizations", "suffixes")
    return [(Kind.LOCATION, MADE)] if named and root.lower_ not in bodies else []


def _before_kind(doc: Doc, candidate: Candidate, root: Token) -> list[tuple[Kind | None, float]]:
    """A body where the name stands between "the" and two words for what it is: "the Forsa trade union"."""
    end, start = candidate.end, candidate.start
    if candidate.label not in {"PERSON", "GPE", ""} or end + 1 >= len(doc) or not start or end - start > 2:
        return []
    kind = doc[end + 1]
    if kind.lower_ not in BODY_NOUNS or not (doc[end].text.islower() and doc[end].pos_ in {"NOUN", "ADJ"}):
        return []
    if doc[start - 1].lower_ != "the" or root.head not in (kind, doc[end]) or namewords.is_given(doc[start]):
        return []
    return [(Kind.ORGANIZATION, ACTS)]


def _kind_of(token: Token) -> Kind | None:
    """What a common noun says that its bearer is; None where it describes a thing."""
    described = noun(token)
    if described.person or described.group:
        return Kind.GROUP if described.group or described.plural else Kind.PERSON
    if described.organization:
        return Kind.ORGANIZATION
    if described.polity:
        return Kind.POLITY
    return Kind.LOCATION if described.location or _is_site(token) else None


def _is_site(token: Token) -> bool:
    """Whether the noun is one for a building, a natural feature or a place of another sort."""
    return token.lower_ in SITES or token.lower_ in namewords.facility_heads()


def _apposed(doc: Doc, candidate: Candidate, root: Token) -> list[tuple[Kind | None, float]]:
    """A thing where a noun for a thing stands right before the name and has an article or an owner: "her novel X"."""
    if not candidate.start or candidate.rule in {"lexicon", "office"} or candidate.titled:
        return []
    before = doc[candidate.start - 1]
    if before.text == "The" and candidate.start > 1 and not before.is_sent_start:
        before = before.nbor(-1)  # "the bestseller The Lost Garden"
        if before.lower_ in OF_A_THING and before.text.islower():
            return [(None, TOLD)]
    if opens_storm(before):
        return [(None, TOLD)]  # "Hurricane Delia"
    if before.is_sent_start and before.text.istitle() and before.lower_ in FIRMS:
        return [(Kind.ORGANIZATION, GUESSED)]  # "Retailer Larsson said"
    tied = root.dep_ == "appos" and root.head == before
    tied = tied or (before.dep_ in {"compound", "nmod"} and before.head == root)
    if before.tag_ != "NN" or not before.text.islower() or not before.text.isalpha() or not tied:
        return []
    alone = candidate.end - candidate.start == 1 and not namewords.is_given(doc[candidate.start])
    if alone and before.lower_ in MAKERS:
        return [(Kind.ORGANIZATION, TOLD)]  # "phone maker Nordik", "the supplier Kessel"
    if before.lower_ in OF_A_THING or namewords.is_title(before):
        return []  # the listed nouns are counted elsewhere
    if noun(before).organization and not noun(before).person:
        person = candidate.label == "PERSON" and namewords.is_given(doc[candidate.start])
        return [] if person or root.tag_ == "NNPS" else [(Kind.ORGANIZATION, GUESSED)]
    several = candidate.label == "PERSON" and candidate.end - candidate.start > 1
    if several or not _determined(before):
        return []
    if (
        noun(before).describes
        or _is_site(before)
        or before.lower_.endswith(SAID_OF_PEOPLE)
        or not is_common(before.lower_)
    ):
        return []
    return [(None, GUESSED)]


def _explained(candidate: Candidate, root: Token) -> list[tuple[Kind | None, float]]:
    """The kind that a noun after the name tells: "X, her first novel", "X is a browser", "X, a coal company"."""
    told = [child for child in root.children if child.dep_ == "appos" and child.i > candidate.end]
    if root.dep_ == "nsubj" and root.head.lemma_ == "be":
        told += [child for child in root.head.children if child.dep_ == "attr"]
    if root.dep_ == "appos" and root.head.i < root.i and root.doc[candidate.start - 1].text == ",":
        made = root.head.dep_ == "pobj" and root.head.head.lower_ == "of" and noun(root.head.head.head).person
        if made and candidate.label == "PERSON":
            return [(Kind.PERSON, TOLD)]  # "the author of the novel, Eva Sand, won"
        told.append(root.head)
    for token in told:
        if token.tag_ != "NN" or not token.text.islower() or not _determined(token):
            continue
        if token.lower_ in OF_A_THING or token.lower_ in EXPLAINED:
            return [(None, TOLD)]
        heads_on = token.i + 1 < len(token.doc) and token.nbor(1).pos_ in {"NOUN", "PROPN"}
        if token.lower_ in FIRMS and not heads_on:
            return [(Kind.ORGANIZATION, ACTS)]  # and no "newspaper publisher"
        if token.lower_ in SETTLEMENTS and not heads_on and not candidate.titled:
            return [(Kind.POLITY, TOLD)]  # "seized Gido Kala, a village north of the lake"
        described = noun(token)
        body = described.organization and not (described.person or described.polity or described.location)
        if body and not heads_on and candidate.label in {"PERSON", "GPE", "NORP", ""} and len(root.text) > 1:
            given = namewords.is_given(root.doc[candidate.start])
            several = candidate.end - candidate.start > 1
            bodily = described.group or "armed" in described.organization  # "Ansar Nour, a militant group"
            if not given and not candidate.titled and (bodily or not several):
                return [(Kind.ORGANIZATION, ACTS if several else GUESSED)]  # "Ospar, a body of 15 governments"
    return []


def _listed(candidate: Candidate, root: Token) -> list[tuple[Kind | None, float]]:
    """The kind of those of which the name is an example: "programmes such as X and Y", "towns including X"."""
    first = root
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    link = first.head if first.dep_ == "pobj" else root.doc[max(candidate.start - 1, 0)]
    if link.lower_ not in {"as", "like", "including"}:
        return []
    sort = link.head
    if sort.tag_ != "NNS" or not (sort.text.islower() or sort.is_sent_start):
        return []
    if sort.lemma_.casefold() in OF_A_THING:
        return [(None, TOLD)]
    described = noun(sort)
    if described.polity and not described.person and not described.group:
        return [(Kind.POLITY, GUESSED)]
    return [(Kind.ORGANIZATION, GUESSED)] if described.organization and not described.person else []


def _determined(token: Token) -> bool:
    """Whether an article, an owner or a possessive pronoun opens the noun phrase that the noun stands in."""
    i = token.i - 1
    while i >= max(token.i - 4, 0) and token.doc[i].text.islower():
        if token.doc[i].pos_ not in {"ADJ", "NOUN", "NUM"} and token.doc[i].dep_ != "amod":
            break  # but "a streaming company"
        i -= 1
    return i >= 0 and token.doc[i].tag_ in {"DT", "PRP$", "POS"}


def _shown(candidate: Candidate, root: Token) -> float:
    """How surely the name is a work: what is published or performed, starred in, or what premieres and sells copies."""
    verb = root.head
    if root.dep_ == "pobj" and verb.lower_ == "in" and verb.head.lemma_.casefold() in {"star", "co-star"}:
        return GUESSED if candidate.label != "GPE" and candidate.rule not in {"lexicon", "office"} else 0.0
    if candidate.label in {"PERSON", "GPE", "NORP"} or candidate.rule in {"lexicon", "office"} or candidate.titled:
        return 0.0
    if root.dep_ in {"dobj", "nsubjpass"} and verb.lemma_.casefold() in SHOWING:
        return GUESSED
    if root.dep_ == "nsubj" and verb.lemma_.casefold() in SHOWN:
        return GUESSED
    if root.dep_ == "nsubj" and verb.lemma_ == "sell":
        return GUESSED if any(c.dep_ == "dobj" and c.lower_ == "copies" for c in verb.children) else 0.0
    return 0.0


def of_institution(doc: Doc, candidate: Candidate, root: Token) -> float:
    """How surely a museum, a hospital or a centre is meant as the body that acts, not as the building."""
    if root.lower_ not in INSTITUTIONS:
        return 0.0
    head = root.head
    if root.dep_ == "nsubj" and head.pos_ == "VERB" and head.lemma_.casefold() not in OF_BUILDINGS:
        return ACTS if any(c.dep_ in {"dobj", "ccomp", "xcomp"} for c in head.children) else 0.0
    if root.dep_ == "pobj" and head.lower_ in {"in", "at", "inside", "outside", "near"}:
        return -1.0  # something is there
    if root.dep_ == "pobj" and head.dep_ == "agent":
        return ACTS
    if root.dep_ == "pobj" and head.lower_ in {"of", "for"} and namewords.is_title(head.head):
        return ACTS
    if root.dep_ == "pobj" and head.lower_ == "to":
        return ACTS if head.head.lemma_.casefold() in GIVING or head.head.lower_ == "according" else 0.0
    aimed = wordlists.words("titles", "acting", "aimed")
    return ACTS if root.dep_ == "dobj" and head.lemma_.casefold() in aimed | {"sue"} else 0.0


def _made_up(doc: Doc, candidate: Candidate, root: Token) -> float:
    """How surely the name is a part that is played: "the voice of X", "dressed as X", "starred as X"."""
    head = root.head
    if root.dep_ == "pobj" and head.lower_ == "of" and head.head.lower_ in ROLES:
        return GUESSED
    if root.dep_ == "pobj" and head.lower_ == "as" and head.head.lemma_.casefold() in AS_SOMEBODY:
        return GUESSED
    if root.dep_ == "dobj" and head.lemma_.casefold() in ACTING_OUT:
        plain = not any(child.lower_ == "as" for child in head.children)
        people = [child for child in head.children if child.dep_ in {"nsubj", "nsubjpass"}]
        somebody = bool(people) and (people[0].ent_type_ == "PERSON" or people[0].lower_ in {"who", "he", "she"})
        return GUESSED if plain and somebody else 0.0
    following = doc[candidate.end] if candidate.end + 1 < len(doc) else None
    if following is not None and following.text == ":" and doc[candidate.end + 1].text[:1].isupper():
        return GUESSED if not doc[candidate.start].is_sent_start and root.dep_ == "pobj" else 0.0
    return 0.0


def _program_of(doc: Doc, candidate: Candidate) -> float:
    """How surely ordinary words after an organisation's possessive name what it makes: "Acme's Internet Compass"."""
    mark = candidate.start - 1
    if mark < 1 or doc[mark].tag_ != "POS" or doc[mark - 1].ent_type_ != "ORG" or candidate.end - candidate.start < 2:
        return 0.0
    words = doc[candidate.start : candidate.end]
    bodies = namewords.known_heads() | wordlists.words("organizations", "suffixes")
    if any(word.lower_ in bodies or namewords.is_title(word) for word in words) or candidate.rule == "lexicon":
        return 0.0
    if candidate.label == "PERSON":
        return 0.0  # "CNN's Lester Holt"
    return MADE if all(is_common(word.lower_) or word.is_stop or word.like_num for word in words) else 0.0


def after_kin(doc: Doc, start: int) -> bool:
    """Whether somebody's kin stand before the name, alone or in a list: "his wife, X", "her daughters X and Y"."""
    if start > 3 and [token.lower_ for token in doc[start - 4 : start - 1]] == ["-", "of", "-"]:
        return doc[start - 1].pos_ == "NUM"  # "mother-of-two X"
    index, names = start - 1, 0
    while index > 1 and names < LISTED:
        token = doc[index]
        if token.text == "," or (token.lower_ == "and" and doc[index - 1].text[:1].isupper()):
            index -= 1
        elif token.text[:1].isupper() and token.pos_ in {"PROPN", "NOUN", "ADJ"}:
            names += 1
            index -= 1
        else:
            break
    if index < 1:
        return False
    kin, singular = doc[index], title_words.singular(doc[index].text)
    if title_words.heads().get(singular) != "kinship" or not kin.text.islower():
        return False
    plural = kin.lower_ != singular
    if names and not plural:
        return False
    owner = range(index - 1, max(index - 5, -1), -1)
    return any(doc[each].tag_ in {"PRP$", "POS", "WP$"} or (plural and doc[each].tag_ == "CD") for each in owner)
