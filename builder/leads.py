"""Who a lead means that gives the office first and the name later: "A judge has ..." before "Judge X said".

Such a description is an unnamed person until the name comes; then the two are one, if nobody else in the article can be
meant by it.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.builder.descriptions import calls, in_full
from newsgraph.builder.discourse import Discourse, Referent
from newsgraph.builder.gender import Gender, of_noun
from newsgraph.builder.model import Kind
from newsgraph.builder.namings import identified
from newsgraph.builder.reporting import lexicon
from newsgraph.builder.wordlists import words

HEADLINE = "headline"
TAKEN_UP = 3  # sentences that may take up the headline
NEAR = 5  # sentences from the description to the name
BESIDE = 12  # tokens between the name and the office in the sentence that introduces it
OTHERS = frozenset({"another", "other", "second", "third", "former", "ex", "different", "every", "one"})
FULL_NAME = 2  # tokens of a name that comes with no office of its own
SEATED = frozenset(
    {"mp", "mps", "msp", "td", "councillor", "lawmaker", "senator", "congressman", "congresswoman", "mep"}
)
HEADS = frozenset({"leader", "chief", "head", "boss"})  # of what they tell, one each
QUOTES = "\"“'‘"
HIS = frozenset({"his", "her", "their"})
ONE_MORE = OTHERS - {"former", "ex", "one", "every"}
ANONYMOUS = ("anonym", "not to be named", "not be named", "not be identified", "not to be identified")


def introduced(token: Token, named: Referent, discourse: Discourse) -> Referent | None:
    """The unnamed person of the sentences before whom the name at the token introduces, when it is the first mention.

    The sentence must call the person by the same noun, and the article nobody else.
    """
    head = token.head
    if head.lower_ == "as" and (unnamed := identified(token, discourse)) is not None:
        return unnamed
    before = discourse.last_index(named, token)
    if before >= 0 and discourse.reading.sentences[discourse.sentence(token.doc[before])].headline:
        before = -1  # the headline names whom the lead describes and the next sentence names again
    known = token.dep_ == "appos" and head.i < token.i and any(c.lower_ == "the" for c in head.lefts)
    if named.kind is not Kind.PERSON or (before >= 0 and not (known and before == head.i)):
        return None
    if token.dep_ == "appos" and any(child.lower_ in ONE_MORE for child in token.head.lefts):
        return None  # "A second caller, X, said": not the one before
    if is_his(token):
        return None
    here = discourse.sentence(token)
    sentence = discourse.reading.sentences[here].span
    beside = {
        t.lower_.rstrip(".")
        for t in token.doc[max(0, token.i - BESIDE) : token.i + BESIDE]
        if sentence.start <= t.idx < sentence.end
    }
    beside |= {noun for word in beside for noun in in_full(word)}  # "Gov. X" is the governor
    taken_up = {head.lemma_.lower()} if known else set()  # "The officer, X, said": the one spoken of before
    found = []
    for other in discourse.referents.values():
        if other.named or other.kind is not Kind.PERSON or not other.said or other.key == named.key:
            continue
        first = min(said.sentence for said in other.said)
        if not here - NEAR <= first < here:
            continue
        same = taken_up & other.nouns
        if before < 0 or known:  # "the suspect, Pastor X": spoken of before as a pastor
            same |= {noun for noun in other.nouns if _shared(noun, named, beside)}
        if same and _may_be(other, named, first, discourse):
            found.append((other, same))
    if not found and (speaker := _lead_speaker(token, named, discourse)) is not None:
        return speaker
    exact = [(other, same) for other, same in found if same & named.nouns] or found
    if len(exact) != 1:
        return None
    unnamed, nouns = exact[0]
    for other in discourse.referents.values():
        rival = other.kind is Kind.PERSON and other.key not in (named.key, unnamed.key)
        if rival and any(noun in other.nouns or (other.named and calls(noun, other.nouns)) for noun in nouns):
            return None
    return unnamed


def _lead_speaker(token: Token, named: Referent, discourse: Discourse) -> Referent | None:
    """Who speaks without a name in the first sentence, where the next opens with a name that speaks on.

    "A former warden told the court that guards sold keys. Peter Holt, who ran the jail until May, said ...": of a
    name that comes with an office of its own the article says that it is somebody else.
    """
    here = discourse.sentence(token)
    opening = discourse.reading.sentences[here]
    if not 0 < here <= TAKEN_UP or not _opens(token, opening.span.start) or not _speaks(token):
        return None
    told = any(child.dep_ == "relcl" for child in token.children)
    alone = not told and not any(map(_set_off, token.children))
    if token.left_edge.pos_ != "PROPN" or (alone and len(token.doc[token.left_edge.i : token.i + 1]) != FULL_NAME):
        return None
    sentences = discourse.reading.sentences
    lead = here == 1 or sentences[here - 2].headline
    if sentences[here - 1].headline or (not told and named.nouns and not named.nouns & SEATED):
        return None
    found = []
    for other in discourse.referents.values():
        if other.named or other.kind is not Kind.PERSON or other.plural or not other.said or other.key == named.key:
            continue
        first = min(other.said, key=lambda said: said.index)
        head = discourse.reading.doc[first.index]
        vague = other.nouns & words("discourse", "lead", "anybody") and "former" not in other.label.split()
        vague = vague and not (other.nouns & HEADS and any(child.dep_ == "prep" for child in head.rights))
        described = len(other.label.split()) > 2 and not vague
        seated = not vague and bool(other.nouns & SEATED) and head.dep_ == "nsubj" and "former" not in other.label
        if first.sentence != here - 1 or is_hidden(first.sentence, discourse):
            continue
        if described and (((told or lead) and _speaks(head)) or seated):
            found.append(other)
    if len(found) != 1:
        return None
    genders = {found[0].gender, *(of_noun(noun) for noun in found[0].nouns)} - {Gender.UNKNOWN}
    return None if named.gender is not Gender.UNKNOWN and genders - {named.gender} else found[0]


def _opens(name: Token, start: int) -> bool:
    """Whether the name opens its sentence, or stands right behind the words in quotation marks that do."""
    first = name.left_edge
    if first.idx <= start + 1:
        return True
    before = first.nbor(-1) if first.nbor(-1).is_quote else first.nbor(-2)
    return before.is_quote and before.i > first.i - 3 and name.doc.text[start] in QUOTES and before.idx > start


def _set_off(child: Token) -> bool:
    """Whether it is told where somebody is from: "Lee, of Hull University,"."""
    return child.dep_ == "prep" and child.lower_ in {"of", "from"} and child.i > 0 and child.nbor(-1).text == ","


def _speaks(token: Token) -> bool:
    return token.dep_ == "nsubj" and "clause" in lexicon().verbs.get(token.head.lemma_.lower(), {})


def is_hidden(sentence: int, discourse: Discourse) -> bool:
    """Whether the sentence says that somebody is not to be named."""
    text = discourse.reading.sentences[sentence].span.of(discourse.reading.article.text).casefold()
    return any(sign in text for sign in ANONYMOUS)


def announced(token: Token, lemma: str, discourse: Discourse) -> Referent | None:
    """The person of the headline whom the article's first sentences take up: "Judge stops sale", "A judge has ..."."""
    if discourse.sentence(token) > TAKEN_UP or any(t.lower_ in OTHERS for t in token.children):
        return None
    found = [r for r in discourse.referents.values() if r.rule == HEADLINE and lemma in r.nouns]
    return found[0] if len(found) == 1 else None


def in_headline(token: Token, discourse: Discourse) -> bool:
    """Whether the noun is the subject of a headline, which leaves out articles."""
    index = discourse.sentence(token)
    if index and not discourse.reading.sentences[index].headline:
        return False
    return token.dep_ == "nsubj" and not any(t.dep_ in ("det", "poss", "nummod") for t in token.children)


def is_his(token: Token) -> bool:
    """Whether the name is told to be somebody else's: of "X, his foreign minister" he is not the one meant."""
    return any(c.dep_ == "appos" and any(t.lower_ in HIS for t in c.lefts) for c in token.rights)


def _shared(noun: str, named: Referent, beside: set[str]) -> bool:
    if noun in words("discourse", "lead", "anybody"):
        return False
    known = {noun} if noun in named.nouns else {n for n in named.nouns if calls(noun, {n})}
    return bool(known & beside)


def _may_be(unnamed: Referent, named: Referent, first: int, discourse: Discourse) -> bool:
    """Whether nothing in the description speaks against the name: other owners, another gender, a hidden source."""
    if set(unnamed.label.casefold().replace("-", " ").split()) & OTHERS:
        return False
    if is_anybody(discourse.reading.doc[min(said.index for said in unnamed.said)]):
        return False
    told = {unnamed.gender, *(of_noun(noun) for noun in unnamed.nouns)} - {Gender.UNKNOWN}
    if named.gender is not Gender.UNKNOWN and told - {named.gender}:
        return False
    for kind in (Kind.POLITY, Kind.ORGANIZATION, Kind.PERSON):
        of_one, of_other = (
            {key for key in each.belongs_to if key in discourse.referents and discourse.referents[key].kind is kind}
            for each in (unnamed, named)
        )
        if named.key in of_one or (of_one and of_other and not of_one & of_other):
            return False
    return not is_hidden(first, discourse)


def is_anybody(token: Token) -> bool:
    """Whether the clause tells what may happen or does not, and so means no certain one: "a judge may order".

    Not where a clause tells what that one did.
    """
    verb = token.head
    if any(child.dep_ == "relcl" and child.tag_ == "VBD" for child in token.rights):
        return False  # "a judge who shot a man will not be tried"
    return any(child.tag_ == "MD" or child.dep_ == "neg" for child in verb.children) and verb.pos_ in ("VERB", "AUX")


def absorb(unnamed: Referent, named: Referent, discourse: Discourse) -> None:
    """Make the two one: all that was said of the unnamed was said of the named."""
    old, new = unnamed.key, named.key
    for index, key in discourse.at.items():
        if key == old:
            discourse.at[index] = new
    for index, keys in discourse.many.items():
        discourse.many[index] = tuple(dict.fromkeys(new if key == old else key for key in keys))
    for together in discourse.together:
        together.keys = tuple(dict.fromkeys(new if key == old else key for key in together.keys))
    for referent in discourse.referents.values():
        if old in referent.belongs_to:
            referent.belongs_to = {new if key == old else key for key in referent.belongs_to}
    named.said = sorted((*unnamed.said, *named.said), key=lambda said: said.index)
    named.nouns |= unnamed.nouns
    named.belongs_to |= unnamed.belongs_to
    named.ages |= unnamed.ages
    del discourse.referents[old]
