"""Who is meant by a description whose name comes later, or that is made of what the article tells of a name.

"Lawmaker urges ...", "A House panel voted ...": the name comes in the next sentences. "The Vermont senator", "the
Swedish firm": the name was told, and what was told with it fits. Both look at the article as a whole, after it has been
read from left to right, and only at descriptions that have found nobody yet. Two who fit are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from newsgraph.builder.descriptions import calls
from newsgraph.builder.discourse import Discourse, Referent, clear_winner
from newsgraph.builder.fates import fated, fates_of
from newsgraph.builder.forms import fold
from newsgraph.builder.gender import Gender, of_noun
from newsgraph.builder.leads import ANONYMOUS, OTHERS, absorb, is_anybody, is_his
from newsgraph.builder.marked_descriptions import BARE, Description, waiting
from newsgraph.builder.model import Kind, Mention, RoleHolding
from newsgraph.builder.partisans import give_to_adherents
from newsgraph.builder.predication import phrase
from newsgraph.builder.profiles import Profile, covers, is_general, plain, profile
from newsgraph.builder.pronouns import PERSON_MARGIN
from newsgraph.builder.reading import span_of
from newsgraph.builder.retelling import alike, deed, is_clipped
from newsgraph.builder.speech import Speech
from newsgraph.builder.syntax import children
from newsgraph.builder.wordlists import table, words

LESSER = frozenset({"vice", "deputy", "assistant", "shadow"})
WAIT = 4  # sentences from the description to the name
CERTAIN = 2  # marks that say enough of whoever "member" or "man" is
COURTESY = words("titles", "courtesy", "words")
PARTISANS = frozenset({"republican", "democratic"})
LEARNED = ("academic", "scientist", "expert")
FAR = 6  # sentences back to the last mention of a body that is called by its kind alone


def identify(discourse: Discourse, speech: Speech, holdings: Sequence[RoleHolding]) -> None:
    """Give each description that means somebody named, and only one, to whom it means."""
    article = _Article(discourse, speech, holdings)
    for described in list(waiting(discourse, speech)):
        found = article.meant(described)
        if found is not None:
            _link(described, *found, discourse)
    give_to_adherents(discourse)


class _Article:
    """The article as a whole: who is named in it, where first, and what is told of each."""

    def __init__(self, discourse: Discourse, speech: Speech, holdings: Sequence[RoleHolding]) -> None:
        self.discourse, self.speech, self.holdings = discourse, speech, holdings
        self.profiles: dict[str, Profile] = {}

    @cached_property
    def fated(self) -> dict[str, frozenset[str]]:
        """For each fate who has met it."""
        return fated(self.discourse)

    @cached_property
    def named(self) -> list[tuple[Referent, int, int]]:
        """The people and bodies named, each with the first sentence and the first token that names it."""
        inside = self.discourse.reading.member_of_name
        found = []
        for referent in self.discourse.referents.values():
            if referent.named and referent.kind in (Kind.PERSON, Kind.ORGANIZATION, Kind.GROUP):
                at = [said for said in referent.said if inside.get(said.index) == referent.key]
                if at:
                    found.append((referent, at[0].sentence, at[0].index))
        return found

    def told(self, referent: Referent) -> Profile:
        """What is told of the referent."""
        if referent.key not in self.profiles:
            self.profiles[referent.key] = profile(referent, self.discourse, self.holdings)
        return self.profiles[referent.key]

    def meant(self, described: Description) -> tuple[Referent, str, float] | None:
        """Who is meant, why, and how sure that is."""
        if self._hidden(described):
            return None
        fitting = [entry for entry in self.named if self._may_be(described, entry[0])]
        match described.form:
            case "the":
                return (
                    self._fated(described)
                    or self._told_of(described, fitting)
                    or self._sole(described, fitting)
                    or self._office_of(described, fitting)
                    or self._marked(described)
                )
            case "whose":
                return self._owned(described, fitting) or self._office_of(described, fitting)
            case "":
                return self._announced(described, fitting) or self._told_of(described, fitting)
        return self._announced(described, fitting)

    def _hidden(self, described: Description) -> bool:
        """Whether the sentence says that the name is withheld."""
        span = self.discourse.reading.sentences[described.sentence].span
        text = span.of(self.discourse.reading.article.text).casefold()
        return any(sign in text for sign in ANONYMOUS)

    def _may_be(self, described: Description, named: Referent) -> bool:
        """Whether the named one may be so called, and nothing speaks against it."""
        person = named.kind is Kind.PERSON
        if not (described.person if person else described.body) or named.plural:
            return False
        told = self.told(named)
        called = covers(described.lemma, told, person=person)
        if person and not called:
            called = calls(described.lemma, told.nouns)
            ages = table("identification")["ages"].get(described.lemma)
            if described.party:
                called = called or plain(described.lemma) in told.words
            elif ages is not None:
                called = any(ages[0] <= age <= ages[1] for age in told.ages)
            elif described.lemma in words("identification", "general", "anybody"):
                called = described.lemma in ("man", "woman") or bool(described.marks)
        elif not person and described.lemma in words("identification", "general", "bodies"):
            called = called or "company" in named.types or not named.types
        if not called:
            return False
        if person:
            if (told.nouns & LESSER) - {t.lower_ for t in described.head.lefts}:
                return False  # the candidate for vice president is not the candidate
            doc, first = self.discourse.reading.doc, min(said.index for said in named.said)
            if described.head.i < first and any(is_his(doc[said.index]) for said in named.said[:3]):
                return False
            genders = {of_noun(described.lemma), described.referent.gender if described.referent else Gender.UNKNOWN}
            if named.gender is not Gender.UNKNOWN and genders - {Gender.UNKNOWN, named.gender}:
                return False
        return not any(named.key in mark for mark in described.marks) and not self._beside(described, named)

    def _beside(self, described: Description, named: Referent) -> bool:
        """Whether the description's own clause speaks of the named one besides."""
        head = described.head
        while head.head.i != head.i and head.pos_ not in ("VERB", "AUX"):
            head = head.head
        clause = {t.i for t in head.subtree} if head.pos_ in ("VERB", "AUX") else set()
        inner = {t.i for child in head.children if child.dep_ in ("ccomp", "advcl", "parataxis") for t in child.subtree}
        spoken = {said.index for said in named.said} - {described.head.i}
        return bool(spoken & (clause - inner if described.head.i not in inner else clause))

    def _supported(self, described: Description, named: Referent) -> int:
        """How many of the marks are told of the named one; -1 when one is not."""
        told = self.told(named)
        known = told.words | told.keys
        return len(described.marks) if all(mark & known for mark in described.marks) else -1

    def _announced(
        self, described: Description, fitting: list[tuple[Referent, int, int]]
    ) -> tuple[Referent, str, float] | None:
        """Who is named in the sentences after a description that brings somebody in."""
        here = described.sentence
        if is_anybody(described.head):
            return None
        near = [(r, first) for r, first, _ in fitting if here < first <= here + WAIT]
        before = [r for r, first, _ in fitting if first <= here]
        if before:
            return None
        general = is_general(described.lemma, person=described.person)
        ready = []
        for referent, first in near:
            supports = self._supported(described, referent)
            same = self._same_deed(described, referent, here + WAIT)
            if supports < 0 and not (same and not general and not self._keyed(described)):
                continue
            supports = max(supports, 0)
            if (
                same
                or (supports and not general)
                or supports >= CERTAIN
                or (not general and self._headed(described) and first <= here + 3)
            ):
                ready.append((same, supports, referent))
        if len(ready) > 1:
            best = [entry for entry in ready if entry[0]]
            ready = best if len(best) == 1 else []
        if not ready:
            return None
        same, supports, referent = ready[0]
        if not supports and self._another(described):
            return None
        if not same and not described.marks and len(near) > 1:
            return None
        return referent, "identified:named later", 0.85 if same and supports else 0.75

    def _keyed(self, described: Description) -> bool:
        """Whether some mark is a place, a nationality or a body, which must not be another."""
        return any("/" in form for mark in described.marks for form in mark)

    def _headed(self, described: Description) -> bool:
        """Whether the description is the subject of a headline, or of the lead below it."""
        return described.sentence <= 1 and described.head.dep_ in ("nsubj", "nsubjpass", "npadvmod")

    def _another(self, described: Description) -> bool:
        """Whether the next sentences bring in somebody else by the same noun: "another teacher, X"."""
        for other in self.discourse.referents.values():
            if other.named and other.said and self._one_more(described, other):
                return True
            if other.named or other is described.referent or described.lemma not in other.nouns or not other.said:
                continue
            first = other.said[0]
            if described.sentence <= first.sentence <= described.sentence + WAIT:
                token = self.discourse.reading.doc[first.index]
                if any(t.lower_ in OTHERS for t in token.lefts):
                    return True
        return False

    def _one_more(self, described: Description, named: Referent) -> bool:
        """Whether the named one comes in as another of the kind: "Another teacher, X"."""
        first = named.said[0]
        if not described.sentence <= first.sentence <= described.sentence + WAIT:
            return False
        token = self.discourse.reading.doc[first.index]
        head = token.head if token.dep_ == "appos" else token
        before = list(head.lefts)
        called = {t.lemma_.lower() for t in (head, *before)}
        return described.lemma in called and any(t.lower_ in OTHERS - {"former", "ex"} for t in before)

    def _same_deed(self, described: Description, named: Referent, last: int) -> bool:
        """Whether the next sentences tell of the named one what the description's sentence tells."""
        mine = deed(described.head)
        if mine is None:
            return False
        doc = self.discourse.reading.doc
        for said in named.said:
            if described.sentence < said.sentence <= last:
                his = deed(doc[said.index])
                voiced = his is not None and (
                    his[1] == mine[1] or (described.form == BARE and is_clipped(described.head))
                )
                if his is not None and voiced and alike(his[0], mine[0]):
                    return True
        return False

    def _told_of(
        self, described: Description, fitting: list[tuple[Referent, int, int]]
    ) -> tuple[Referent, str, float] | None:
        """Who was named before a definite description, and has all its marks, or was called so."""
        before = [r for r, _, _ in fitting if any(said.index < described.head.i for said in r.said)]
        counted = {t.lower_ for prep in children(described.head, "prep") for t in prep.subtree if t.like_num}
        if counted:  # "the nominee of the two parties" is no certain one, "the father of two" who is told to be one
            told = [r for r in before if {described.lemma, *counted} <= self.told(r).words] if described.person else []
            return (told[0], "identified:told before", 0.85) if len(told) == 1 else None
        if described.marks:
            chosen = [r for r in before if self._supported(described, r) > 0]
            later = [r for r, _, _ in fitting if r not in before and self._supported(described, r) > 0]
            if len(chosen) == 1 and not (later and is_general(described.lemma, person=described.person)):
                return chosen[0], "identified:told before", 0.85
            return None
        if described.party:
            near = [(self.discourse.salience(r, described.head), r.key) for r in before]
            winner = clear_winner(near, PERSON_MARGIN)
            chosen = before if len(before) == 1 else [r for r in before if r.key == winner]
            return (chosen[0], "identified:party", 0.8) if chosen else None
        if described.person or described.form == BARE or described.lemma not in table("identification")["bodies"]:
            return None
        kinds = {described.lemma, *str(table("identification")["bodies"][described.lemma]).split()}
        called = [r for r in before if kinds & {fold(word) for word in r.label.split()}]
        if len(called) == len(before) == 1 and self._distance(described, called[0]) <= FAR:
            return called[0], "identified:told before", 0.75
        return None

    def _fated(self, described: Description) -> tuple[Referent, str, float] | None:
        """The only one of whom the article tells what the description tells: "the dead man", "the victim"."""
        fates = fates_of(described.head) if described.person else ()
        if not fates:
            return None
        keys = {key for fate in fates for key in self.fated.get(fate, ())}
        told = {of_noun(described.lemma), described.referent.gender if described.referent else Gender.UNKNOWN}
        people = [self.discourse.referents[key] for key in sorted(keys)]
        people = [r for r in people if r.gender is Gender.UNKNOWN or not told - {Gender.UNKNOWN, r.gender}]
        ages = table("identification")["ages"].get(described.lemma)
        if ages is not None:
            people = [r for r in people if all(ages[0] <= age <= ages[1] for age in self.told(r).ages)]
        return (people[0], "identified:fate", 0.75) if len(people) == 1 else None

    def _owned(
        self, described: Description, fitting: list[tuple[Referent, int, int]]
    ) -> tuple[Referent, str, float] | None:
        """Whose lawyer or spokesman it is, where only one is named in the article."""
        if described.lemma in words("identification", "many", "nouns"):
            return None
        chosen = [r for r, _, _ in fitting if self._supported(described, r) > 0]
        return (chosen[0], "identified:whose", 0.8) if len(chosen) == 1 else None

    def _office_of(
        self, described: Description, fitting: list[tuple[Referent, int, int]]
    ) -> tuple[Referent, str, float] | None:
        """Who alone bears the title of a state's or a town's one head: "Alba's governor" before "Gov. X"."""
        if described.lemma not in words("identification", "heads", "nouns") or len(fitting) != 1:
            return None
        places = [mark for mark in described.marks if any(form.startswith("polity/") for form in mark)]
        chosen, first, _ = fitting[0]
        told = self.told(chosen)
        others = [mark for mark in described.marks if mark not in places]
        known = any(self.discourse.referents[key].kind is Kind.POLITY for key in told.keys)
        former = "former" in told.words and not any(t.lower_ == "former" for t in described.head.lefts)
        if len(places) != 1 or known or former or not all(mark & (told.words | told.keys) for mark in others):
            return None
        if abs(first - described.sentence) > FAR:
            return None
        for other in self.discourse.referents.values():
            rival = other is not chosen and other is not described.referent and described.lemma in other.nouns
            if rival and other.kind is Kind.PERSON:
                return None
        return chosen, "identified:office", 0.75

    def _marked(self, described: Description) -> tuple[Referent, str, float] | None:
        """Who alone has been told of with the place or body of one learned: "the Kiel economist", of its institute."""
        known = any("/" in form for mark in described.marks for form in mark)
        if not known or not any(calls(learned, {described.lemma}) for learned in LEARNED):
            return None
        people = [r for r, _, first in self.named if r.kind is Kind.PERSON and first < described.head.i]
        if any(described.lemma in r.nouns for r in self.discourse.referents.values() if r is not described.referent):
            return None
        chosen = [r for r in people if self._supported(described, r) > 0 and not self._beside(described, r)]
        if len(chosen) != 1 or self.told(chosen[0]).nouns - COURTESY:
            return None
        genders = {of_noun(described.lemma), described.referent.gender if described.referent else Gender.UNKNOWN}
        if chosen[0].gender is not Gender.UNKNOWN and genders - {Gender.UNKNOWN, chosen[0].gender}:
            return None
        return chosen[0], "identified:told before", 0.7

    def _distance(self, described: Description, named: Referent) -> int:
        """How many sentences before the description the named one was last spoken of."""
        last = max((s.sentence for s in named.said if s.index < described.head.i), default=-1000)
        return described.sentence - last

    def _sole(
        self, described: Description, fitting: list[tuple[Referent, int, int]]
    ) -> tuple[Referent, str, float] | None:
        """Who alone holds such an office in the article, though it does not tell where: "the Vermont senator"."""
        if not described.person or not (described.marks or described.party) or is_general(described.lemma, person=True):
            return None
        if len(fitting) == 1:
            chosen = fitting[0][0]
            known = {k for k in self.told(chosen).keys if self.discourse.referents[k].kind is Kind.POLITY}
            told = {form for mark in described.marks for form in mark if "/" in form}
            polity = all(any(form.startswith("polity/") for form in mark) for mark in described.marks)
            if polity and told and not known and self._distance(described, chosen) <= 2:
                return chosen, "identified:sole", 0.7
        return None if fitting else self._topic(described)

    def _topic(self, described: Description) -> tuple[Referent, str, float] | None:
        """Whom the sentences speak of whose office the article takes for known: the subject of the one before."""
        head, discourse = described.head, self.discourse
        if head.dep_ not in ("nsubj", "nsubjpass", "poss") or (described.referent is None and head.dep_ == "poss"):
            return None
        people = [r for r in discourse.referents.values() if r.kind is Kind.PERSON and r is not described.referent]
        if any(described.lemma in r.nouns for r in people) or described.lemma in words(
            "identification", "many", "unnamed"
        ):
            return None
        near = []
        for referent in people:
            spoken = [s for s in referent.said if s.index < head.i and described.sentence - s.sentence <= 1]
            if spoken:
                near.append((discourse.salience(referent, head), referent, spoken))
        near.sort(key=lambda entry: -entry[0])
        if not near or (len(near) > 1 and near[1][0] * 2 > near[0][0]):
            return None
        _, chosen, spoken = near[0]
        if not chosen.named or self._beside(described, chosen) or not any(s.weight >= 0.85 for s in spoken):
            return None
        told = self.told(chosen)
        genders = {of_noun(described.lemma), described.referent.gender if described.referent else Gender.UNKNOWN}
        if chosen.gender is not Gender.UNKNOWN and genders - {Gender.UNKNOWN, chosen.gender}:
            return None
        if described.party:
            of_party = [*table("identification")["people"]["politician"].split(), "speaker", "leader", "president"]
            if not told.nouns & set(of_party) or told.words & (PARTISANS - {plain(described.lemma)}):
                return None
        elif told.nouns - COURTESY:
            return None
        return chosen, "identified:topic", 0.65


def _link(described: Description, named: Referent, rule: str, confidence: float, discourse: Discourse) -> None:
    """Give the description, and all that was said of the unnamed whom it made, to the named one."""
    unnamed = described.referent
    if unnamed is None:
        mention = Mention(span_of(phrase(described.head)), "nominal", rule, confidence)
        discourse.say(described.head, named.key, mention)
        named.said.sort(key=lambda said: said.index)
        return
    for said in unnamed.said:
        if said.mention is not None and said.mention.form == "nominal":
            said.mention = replace(said.mention, rule=rule, confidence=confidence)
    absorb(unnamed, named, discourse)
