"""Where places are: fifty and more ways of saying it, each with the place meant, or with none where it is not clear."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from newsgraph.builder import gazetteer, language, names
from newsgraph.builder.model import Article, Entity, Kind

CITY, STATE, COUNTRY = "city", "state", "country"

# The text, the name, and the feature and country of the gazetteer's entry (None: a node without coordinates).
RESOLVED: list[tuple[str, str, tuple[str, str] | None]] = [
    ("The ministers met in Nairobi, the capital of Kenya.", "Nairobi", (CITY, "KE")),
    ("The ministers met in Nairobi, the capital of Kenya.", "Kenya", (COUNTRY, "KE")),
    ("A train derailed near Lyon in France on Sunday.", "Lyon", (CITY, "FR")),
    ("A tornado hit Paris, Texas, late on Friday.", "Paris", (CITY, "US")),
    ("A tornado hit Paris, Texas, late on Friday.", "Texas", (STATE, "US")),
    ("The French president returned to Paris.", "Paris", (CITY, "FR")),
    ("Officials in Ottawa said that Canada would help.", "Ottawa", (CITY, "CA")),
    ("Floods closed roads in Hyderabad, Pakistan.", "Hyderabad", (CITY, "PK")),
    ("Floods closed roads in Hyderabad, India.", "Hyderabad", (CITY, "IN")),
    ("Thousands marched in Tripoli, Lebanon, on Monday.", "Tripoli", (CITY, "LB")),
    ("The Libyan army entered Tripoli on Monday.", "Tripoli", (CITY, "LY")),
    ("Protesters gathered in Tbilisi, and Georgia's parliament closed.", "Georgia", (COUNTRY, "GE")),
    ("Police in Savannah, Georgia, arrested two men.", "Georgia", (STATE, "US")),
    ("Police in Savannah, Georgia, arrested two men.", "Savannah", (CITY, "US")),
    ("The plane from Birmingham, Alabama, landed safely.", "Birmingham", (CITY, "US")),
    ("Workers in Birmingham went on strike, the British union said.", "Birmingham", (CITY, "GB")),
    ("Students at Cambridge protested; the British government did not reply.", "Cambridge", (CITY, "GB")),
    ("The train stopped in Cambridge, Massachusetts.", "Cambridge", (CITY, "US")),
    ("The plant in Valencia, Spain, will close.", "Valencia", (CITY, "ES")),
    ("The plant in Valencia, Venezuela, will close.", "Valencia", (CITY, "VE")),
    ("The refugees reached San José in Costa Rica.", "San José", (CITY, "CR")),
    ("A quake shook Concepción, Chile, at dawn.", "Concepción", (CITY, "CL")),
    ("The envoy flew to São Paulo and met Brazilian officials.", "São Paulo", (CITY, "BR")),
    ("The envoy flew to Sao Paulo and met Brazilian officials.", "Sao Paulo", (CITY, "BR")),
    ("Shells fell on Kharkiv, in eastern Ukraine.", "Kharkiv", (CITY, "UA")),
    ("They fled from Kiev to Lviv, Ukraine.", "Kiev", (CITY, "UA")),
    ("Aid reached Gaza City, the largest town of Gaza.", "Gaza City", (CITY, "PS")),
    ("Trucks waited at Rafah in southern Gaza.", "Rafah", (CITY, "PS")),
    ("Trucks waited at Rafah in Egypt.", "Rafah", (CITY, "EG")),
    ("The court sits in The Hague in the Netherlands.", "Hague", (CITY, "NL")),
    ("The summit in Geneva ended without a deal.", "Geneva", (CITY, "CH")),
    ("GENEVA (Reuters) - Talks ended without a deal.", "GENEVA", (CITY, "CH")),
    ("PORTLAND, Ore. - A bridge was closed.", "PORTLAND", (CITY, "US")),
    ("He was born in Springfield, Illinois.", "Springfield", (CITY, "US")),
    ("The senator visited Columbus, Ohio, and Cleveland.", "Columbus", (CITY, "US")),
    ("The senator visited Columbus, Ohio, and Cleveland.", "Cleveland", (CITY, "US")),
    ("The fire spread from Wellington across New Zealand's North Island.", "Wellington", (CITY, "NZ")),
    ("The mayor of Perth said that Australia was ready.", "Perth", (CITY, "AU")),
    ("The factory near Johannesburg supplies South Africa.", "Johannesburg", (CITY, "ZA")),
    ("Gunmen attacked a bank in Lagos, the Nigerian police said.", "Lagos", (CITY, "NG")),
    ("The Mexican navy sailed to Veracruz.", "Veracruz", (CITY, "MX")),
    ("The concert in Havana was cancelled, Cuban radio said.", "Havana", (CITY, "CU")),
    ("The museum in Cairo reopened after Egypt's election.", "Cairo", (CITY, "EG")),
    ("The delegation left Seoul for Pyongyang.", "Seoul", (CITY, "KR")),
    ("North Korea fired a missile from Wonsan.", "North Korea", (COUNTRY, "KP")),
    ("The United Kingdom and Japan signed a pact.", "United Kingdom", (COUNTRY, "GB")),
    ("The UAE sent a ship to Yemen.", "UAE", (COUNTRY, "AE")),
    ("The ferry sank off Côte d'Ivoire.", "Côte d'Ivoire", (COUNTRY, "CI")),
    ("Wildfires burned across California and Oregon.", "California", (STATE, "US")),
    ("A storm closed schools in Albany, N.Y., on Tuesday.", "Albany", (CITY, "US")),
    ("Residents of Zzyxandria fled at night.", "Zzyxandria", None),
    ("The Litani River rose by two metres.", "Litani River", None),
    ("Ships waited in the Strait of Hormuz.", "Strait of Hormuz", None),
    ("Troops searched the Jabalia refugee camp.", "Jabalia", (CITY, "PS")),
]

# The text, a place, and the place that it lies in.
CONTAINED = [
    ("Shells hit Al-Mawasi, in southern Gaza, on Monday.", "Al-Mawasi", "Gaza"),
    ("A tornado hit Paris, Texas, late on Friday.", "Paris", "Texas"),
    ("Aid reached Gaza City from the north of Gaza.", "Gaza City", "Gaza"),
    ("Shells fell on Homs, Syria, at dawn.", "Homs", "Syria"),
    ("Syria's army left Homs at dawn.", "Homs", "Syria"),
    ("The governor of Texas spoke in Austin.", "Austin", "Texas"),
    ("Fighting spread in Eastern Ukraine, and Ukraine called for help.", "Eastern Ukraine", "Ukraine"),
    ("Scotland's parliament met in Edinburgh.", "Edinburgh", "Scotland"),
]

NOT_CONTAINED = [
    ("The minister will visit Iraq, Syria and Jordan.", "Iraq"),
    ("The minister will visit Iraq, Syria and Jordan.", "Syria"),
    ("He flew from Berlin, then drove to Poland.", "Berlin"),
    ("Leaders of France, Germany, and Italy met.", "Germany"),
]

KINDS = [
    ("The Nile River flooded fields.", "Nile River", Kind.LOCATION),
    ("Prisoners left Evin Prison on Monday.", "Evin Prison", Kind.LOCATION),
    ("Planes could not land at Heathrow Airport.", "Heathrow Airport", Kind.LOCATION),
    ("Snow closed roads in the Middle East.", "Middle East", Kind.LOCATION),
    ("Shops in Helmand Province closed.", "Helmand Province", Kind.POLITY),
    ("Rebels took Idlib province on Monday.", "Idlib province", Kind.POLITY),
    ("People prayed at the Al-Aqsa Mosque.", "Al-Aqsa Mosque", Kind.LOCATION),
    ("The patients were taken to St. Luke's Hospital.", "St. Luke's Hospital", Kind.LOCATION),
    ("The city of Zzyx was shelled.", "Zzyx", Kind.POLITY),
    ("Europe and Asia were hit by the heat.", "Europe", Kind.LOCATION),
]


@pytest.fixture(scope="module")
def read() -> Iterator[dict[str, list[Entity]]]:
    texts = sorted({case[0] for cases in (RESOLVED, CONTAINED, NOT_CONTAINED, KINDS) for case in cases})
    articles = [Article(str(number), text) for number, text in enumerate(texts)]
    yield {
        article.text: list(names.read_names(article, doc).entities.values())
        for article, doc in language.parse(articles)
    }


def called(entities: list[Entity], name: str) -> Entity:
    found = [entity for entity in entities if name in (entity.label, *entity.alternatives) and entity.kind.is_place]
    assert len(found) == 1, [(entity.key, entity.alternatives) for entity in entities]
    return found[0]


@pytest.mark.parametrize(("text", "name", "expected"), RESOLVED)
def test_place_is_resolved(
    read: dict[str, list[Entity]], text: str, name: str, expected: tuple[str, str] | None
) -> None:
    place = called(read[text], name).place
    assert (place and (place.feature, place.country)) == expected


@pytest.mark.parametrize(("text", "name", "container"), CONTAINED)
def test_place_lies_in_another(read: dict[str, list[Entity]], text: str, name: str, container: str) -> None:
    assert called(read[text], name).part_of == called(read[text], container).key


@pytest.mark.parametrize(("text", "name"), NOT_CONTAINED)
def test_places_side_by_side_hold_nothing(read: dict[str, list[Entity]], text: str, name: str) -> None:
    assert called(read[text], name).part_of is None


@pytest.mark.parametrize(("text", "name", "kind"), KINDS)
def test_kind_of_place(read: dict[str, list[Entity]], text: str, name: str, kind: Kind) -> None:
    assert called(read[text], name).kind is kind


def test_coordinates_are_those_of_the_place() -> None:
    rome = gazetteer.cities("Rome")[0].place
    assert (round(rome.latitude), round(rome.longitude)) == (42, 13)
    assert rome.geonames_id == 3169070


def test_unknown_name_has_no_record() -> None:
    assert gazetteer.cities("Zzyxandria") == ()
    assert gazetteer.country("ZZ") is None
    assert gazetteer.american_state("Bavaria") is None
