"""Who is named: kinds, boundaries and merging of names, in sentences of our own."""

from __future__ import annotations

import pytest

from newsgraph.builder import coreference, language, names
from newsgraph.builder.model import Article, Kind
from newsgraph.builder.reading import Reading

P, ORG, C, G, L = Kind.PERSON, Kind.ORGANIZATION, Kind.POLITY, Kind.GROUP, Kind.LOCATION


def read(text: str, headline: str | None = None) -> Reading:
    ((article, doc),) = language.parse([Article("test", text, headline)])
    return names.read_names(article, doc)


def mentions(reading: Reading) -> dict[str, list[str]]:
    text = reading.article.text
    return {
        entity.label: [mention.span.of(text) for mention in entity.mentions] for entity in reading.entities.values()
    }


ONE_THING = [
    (
        "town in front",
        "The Central Hospital of Maracay closed. Doctors at Maracay Central Hospital said so.",
        ["Central Hospital", "Maracay Central Hospital"],
    ),
    (
        "regime by its ruler",
        "Syrian President Bashar Karimi fled. Russia backed the Karimi regime.",
        ["Syrian", "Karimi regime"],
    ),
    (
        "regime by its scene",
        "Britain told the Karimi regime to lift sieges across Syria. Russia agreed.",
        ["Syria", "Karimi regime"],
    ),
    ("air base", "He flew to Marlow Air Base. Men at Marlow Airfield saw it.", ["Marlow Air Base", "Marlow Airfield"]),
    ("given name", 'Terence Crutch fell. "We miss Terrence," they said.', ["Terence Crutch", "Terrence"]),
    (
        "country in full and short",
        "The U.S. Air Force Reserve Forces left. The United States Air Force Reserve Forces returned.",
        ["U.S. Air Force Reserve Forces", "United States Air Force Reserve Forces"],
    ),
    (
        "campaign",
        "Anna Miller spoke. Miller's campaign said so. The Miller campaign paid. The Miller team thanked donors.",
        ["Miller's campaign", "Miller campaign", "Miller team"],
    ),
    ("surname", "Maria Lopez resigned. Lopez gave no reason.", ["Maria Lopez", "Lopez"]),
    ("title", "President Ahmet Demir spoke. Mr. Demir then left.", ["Ahmet Demir", "Demir"]),
    ("courtesy title", "Pope Linus prayed. Linus then left for Rome.", ["Linus", "Linus"]),
    ("particle", "Ursula van der Berg won. Van der Berg thanked voters.", ["Ursula van der Berg", "Van der Berg"]),
    ("arabic", "Khalid al-Masri arrived. Masri met officials.", ["Khalid al-Masri", "Masri"]),
    ("bin", "Prince Faisal bin Turki spoke. Bin Turki left at noon.", ["Faisal bin Turki", "Bin Turki"]),
    ("spanish", "José Luis Pérez Ortega won. Pérez thanked his party.", ["José Luis Pérez Ortega", "Pérez"]),
    ("korean", "President Park Jin-woo spoke in Seoul. Park then left.", ["Park Jin-woo", "Park"]),
    ("chinese", "Foreign Minister Chen Wei spoke in Beijing. Chen then left.", ["Chen Wei", "Chen"]),
    ("hyphen", "Anne Smith-Jones, 45, won. Smith-Jones smiled.", ["Anne Smith-Jones", "Smith-Jones"]),
    ("spelling", "Oleksandr Zelenko spoke. Zelenkо was not Zelenka; Zelenko left.", ["Oleksandr Zelenko", "Zelenko"]),
    ("initial", "John F. Carter spoke. John Carter then left.", ["John F. Carter", "John Carter"]),
    ("generation", "Martin Cole Jr. won. Cole thanked voters.", ["Martin Cole Jr.", "Cole"]),
    (
        "defined acronym",
        "The National Council for Clean Water (NCCW) met. The NCCW elected a chair.",
        ["National Council for Clean Water", "NCCW", "NCCW"],
    ),
    ("acronym", "The Northern Farmers Union met. The NFU chose a leader.", ["Northern Farmers Union", "NFU"]),
    ("known acronym", "The United Nations met. The U.N. said that the UN would act.", ["United Nations", "U.N.", "UN"]),
    ("company", "Veltron Industries Inc. cut jobs. Veltron gave no reason.", ["Veltron Industries Inc.", "Veltron"]),
    ("country", "The United Kingdom agreed. Britain and British ministers said the UK would pay.",
     ["United Kingdom", "Britain", "British", "UK"]),
    ("america", "The United States agreed. American officials said the U.S. would pay.",
     ["United States", "American", "U.S."]),
    ("government", "The Government of Kenya signed. The Kenyan government said so.",
     ["Government of Kenya", "Kenyan government"]),
    ("people", "Iraqis voted on Sunday. The Iraqi people chose a parliament.", ["Iraqis", "Iraqi people"]),
    ("department", "The Department of Health replied. The Health Department gave figures.",
     ["Department of Health", "Health Department"]),
    ("council", "The European Commission met. The Commission then voted.", ["European Commission", "Commission"]),
    ("alias", "Carlos Mora, also known as Tigrillo, was held. Mora said nothing.", ["Carlos Mora", "Tigrillo", "Mora"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in ONE_THING], ids=[case[0] for case in ONE_THING])
def test_one_thing(text: str, expected: list[str]) -> None:
    found = mentions(read(text))
    assert any(all(name in group for name in expected) for group in found.values()), found


KINDS = [
    ("The Kenyan president, Grace Wanjiru, arrived in Nairobi.", {"Grace Wanjiru": P, "Kenya": C, "Nairobi": C}),
    ("Hundreds of Palestinians met the Red Cross.", {"Palestinians": G, "Red Cross": ORG}),
    ("The French protested against Brussels.", {"French": G}),
    ("Israeli airstrikes killed two men.", {"Israel": C}),
    ("European leaders met in Oslo.", {"Europe": L, "Oslo": C}),
    ("Prime Minister Ana Silva met Amnesty International.", {"Ana Silva": P, "Amnesty International": ORG}),
    ("The Ministry of Defence said so.", {"Ministry of Defence": ORG}),
    ("Students of the University of Ghana marched.", {"University of Ghana": ORG}),
    ("The Kremlin said that it would respond.", {"Russia": C}),
    ("Crowds stood outside the Kremlin in the snow.", {"Kremlin": L}),
    ("Washington said that it would respond.", {"United States": C}),
    ("He arrived in Washington on Monday.", {"Washington": C}),
    ("Downing Street declined to comment.", {"Downing Street": ORG}),
    ("Lt. Gen. Paul Hardy led the First Infantry Division.", {"Paul Hardy": P, "First Infantry Division": ORG}),
    ("King Harald visited the Royal Air Force.", {"Harald": P, "Royal Air Force": ORG}),
    ("GENEVA (Reuters) - The talks ended.", {"Geneva": C, "Reuters": ORG}),
    ("Turkish-backed fighters met the U.S.-led coalition.", {"Turkey": C, "U.S.": C}),
    ("US-Iran talks began.", {"US": C, "Iran": C}),
    ("The UN's World Food Programme sent rice.", {"UN": ORG, "World Food Programme": ORG}),
    ("The Foreign and Commonwealth Office replied.", {"Foreign and Commonwealth Office": ORG}),
]


@pytest.mark.parametrize("noun", ["Retailer", "Carmaker", "Insurer", "Airline"])
def test_a_noun_that_opens_the_sentence_is_no_part_of_the_name(noun: str) -> None:
    (body,) = read(f"{noun} Larsson said its sales were up.").entities.values()
    assert (body.label, body.kind) == ("Larsson", ORG)


@pytest.mark.parametrize(("text", "expected"), KINDS)
def test_kinds(text: str, expected: dict[str, Kind]) -> None:
    found = {entity.label: entity.kind for entity in read(text).entities.values()}
    assert expected.items() <= found.items(), found


NOT_NAMES = [
    ("The Secretary of State arrived on Monday.", ["State", "Secretary", "Secretary of State"]),
    ("He praised the Constitution in English on Tuesday.", ["Constitution", "English", "Tuesday"]),
    ("The Security Council adopted Resolution 1701.", ["Resolution 1701", "Resolution"]),
    ("The company sold its iPhone and a Boeing 747.", ["iPhone", "747"]),
    ("Police said so on Monday. Protesters left.", ["Police", "Protesters", "Monday"]),
    ("The minister won the Nobel Prize.", ["Nobel Prize"]),
]


@pytest.mark.parametrize(("text", "wrong"), NOT_NAMES)
def test_no_names(text: str, wrong: list[str]) -> None:
    found = {name for entity in read(text).entities.values() for name in (entity.label, *entity.alternatives)}
    assert not found & set(wrong), found


def test_two_of_one_surname_stay_apart() -> None:
    found = mentions(read("Peter Novak and Jana Novak sang. Mr. Novak left. Mrs. Novak stayed. Novak was applauded."))
    assert found == {"Peter Novak": ["Peter Novak", "Novak"], "Jana Novak": ["Jana Novak", "Novak"]}


def test_surname_goes_to_the_only_bearer_named_so_far() -> None:
    found = mentions(read("Kim Min-jun spoke in Seoul. Kim then left. His sister, Kim Ha-eun, stayed in Seoul."))
    assert found["Kim Min-jun"] == ["Kim Min-jun", "Kim"]
    assert found["Kim Ha-eun"] == ["Kim Ha-eun"]


def test_surname_keeps_the_bearer_that_it_meant_so_far() -> None:
    text = "Paul Ritter resigned. Ritter gave no reason. His wife, Eva Ritter, was absent. Ritter left at noon."
    found = mentions(read(text))
    assert found == {"Paul Ritter": ["Paul Ritter", "Ritter", "Ritter"], "Eva Ritter": ["Eva Ritter"]}


def test_given_name_before_anybody_is_named_in_full_is_another_person() -> None:
    found = mentions(read("Carlos, a driver, was hurt. Weeks later the lawyer Carlos Medina Rojas sued the city."))
    assert found["Carlos Medina Rojas"] == ["Carlos Medina Rojas"]


def test_party_words_lead_to_the_party() -> None:
    found = mentions(read("Republicans blocked the bill. A Republican senator said that Democrats had failed."))
    assert found == {"Republican Party": ["Republicans", "Republican"], "Democratic Party": ["Democrats"]}


@pytest.mark.parametrize("body", ["Taliban", "Peshmerga", "Hezbollah"])
def test_a_known_body_before_an_office_opens_a_sentence(body: str) -> None:
    reading = read(f"{body} spokesman Karim Noor left.")
    assert {entity.label: entity.kind for entity in reading.entities.values()} == {body: ORG, "Karim Noor": P}


def test_a_common_noun_before_an_office_names_no_body() -> None:
    assert "Party" not in mentions(read("Party spokesman Karim Noor left."))


def test_country_that_is_a_surname() -> None:
    kinds = {e.label: e.kind for e in read("Rep. Jim Jordan objected. Mr. Jordan then left.").entities.values()}
    assert kinds == {"Jim Jordan": P}


def test_office_of_state_is_no_name() -> None:
    assert mentions(read("Secretary of State Ana Silva arrived.")) == {"Ana Silva": ["Ana Silva"]}


def test_headline_in_title_case_is_read_as_words() -> None:
    text = "Kenya And Somalia Begin Talks In Cairo\n\nKenya and Somalia began talks on Monday, officials in Cairo said."
    reading = read(text, "Kenya And Somalia Begin Talks In Cairo")
    assert sorted(mentions(reading)) == ["Cairo", "Kenya", "Somalia"]
    assert reading.sentences[0].headline


def test_headline_in_capitals() -> None:
    found = mentions(read("KENYA AND SOMALIA BEGIN TALKS\n\nKenya and Somalia began talks on Monday."))
    assert found == {"Kenya": ["KENYA", "Kenya"], "Somalia": ["SOMALIA", "Somalia"]}


def test_headline_in_small_letters() -> None:
    found = mentions(read("kenya and somalia begin talks\n\nKenya and Somalia began talks on Monday."))
    assert found == {"Kenya": ["kenya", "Kenya"], "Somalia": ["somalia", "Somalia"]}


def test_head_and_members_lead_to_the_entity() -> None:
    reading = read("Israeli airstrikes hit. The Kenyan government and Maria da Costa protested.")
    by_text = {token.text: reading.referent.get(token.i) for token in reading.doc}
    assert by_text["Israeli"] == "polity/israel"
    assert by_text["government"] == by_text["Kenyan"] == "polity/kenya"
    assert by_text["Costa"] == "person/maria-da-costa"
    assert {reading.doc[i].text for i, key in reading.member_of_name.items() if key == "person/maria-da-costa"} == {
        "Maria", "da", "Costa",
    }  # fmt: skip


def test_mentions_quote_the_article() -> None:
    text = "“Élodie Brûlé” spoke in Zürich. The “UN” and Brûlé’s party agreed."
    reading = read(text)
    for entity in reading.entities.values():
        assert entity.key.split("/")[0] in {"person", "organization", "polity", "group", "location"}
        for mention in entity.mentions:
            assert mention.span.of(text) in (entity.label, *entity.alternatives)
            assert mention.rule
            assert 0 < mention.confidence <= 1


FULL_NAMES = """
Afghanistan: Ashraf Karimi | Albania: Edi Hoxha | Algeria: Abdelaziz Benali | Argentina: Cristina Fernández
Armenia: Nikol Sargsyan | Australia: Penny Walker | Austria: Karl Gruber | Azerbaijan: Ilham Mammadov
Bangladesh: Rahima Begum | Belgium: Sophie Wilmès | Bolivia: Evo Quispe | Brazil: João da Silva
Bulgaria: Boyko Petrov | Cambodia: Hun Sokha | Cameroon: Paul Mbeki | Canada: Chrystia Tremblay
Chile: Gabriel Muñoz | China: Wang Xiaoming | Colombia: Iván Restrepo | Croatia: Zoran Horvat
Cuba: Raúl Domínguez | Czechia: Václav Dvořák | Denmark: Mette Sørensen | Egypt: Sameh el-Sayed
Estonia: Kersti Tamm | Ethiopia: Abiy Tesfaye | Finland: Sanna Virtanen | France: Jean-Luc Lefèvre
Germany: Annalena Müller | Ghana: Kwame Mensah | Greece: Kyriakos Papadopoulos | Haiti: Jovenel Baptiste
Hungary: Viktor Nagy | Iceland: Katrín Jónsdóttir | India: Arvind Sharma | Indonesia: Joko Santoso
Iran: Hassan Rezaei | Iraq: Haider al-Jubouri | Ireland: Seán O'Brien | Israel: Yair Cohen
Italy: Matteo Di Maio | Japan: Shinzo Tanaka | Jordan: Ayman Haddad | Kazakhstan: Nursultan Akhmetov
Kenya: Uhuru Odhiambo | Kosovo: Albin Krasniqi | Lebanon: Najib Khoury | Malaysia: Mahathir bin Ismail
Mali: Ibrahim Touré | Mexico: Andrés Manuel Hernández | Morocco: Saad Bennani | Netherlands: Mark van den Berg
Nigeria: Ngozi Okafor | Norway: Erna Håkonsen | Pakistan: Imran Malik | Philippines: Rodrigo Santos
Poland: Donald Wiśniewski | Portugal: António de Sousa | Romania: Klaus Ionescu | Russia: Sergey Ivanov
Serbia: Aleksandar Jovanović | Spain: Pedro García | Sudan: Omar Hamdok | Sweden: Magdalena Lindström
Turkey: Recep Yılmaz | Ukraine: Dmytro Shevchenko | Vietnam: Nguyen Van Minh
"""
PEOPLE = [
    part.strip().split(": ") for line in FULL_NAMES.strip().splitlines() for part in line.split("|") if part.strip()
]


def test_people_of_fifty_countries() -> None:
    """Most are found whole as persons in running text; none breaks a headline in capitals or in small letters."""
    articles = []
    for number, (country, name) in enumerate(PEOPLE):
        body = f"{name} of {country} spoke on Monday. {name.split()[-1]} gave no details."
        articles += [
            Article(f"{number}", body),
            Article(f"{number}u", f"{name.upper()} WARNS {country.upper()}\n\n{body}"),
            Article(f"{number}l", f"{name.lower()} warns {country.lower()}\n\n{body}"),
        ]
    whole = 0
    for article, doc in language.parse(articles):
        reading = names.read_names(article, doc)
        assert reading.entities, article.text
        name = next(name for country, name in PEOPLE if name in article.text)
        whole += any(entity.kind is P and entity.label == name for entity in reading.entities.values())
    assert len(PEOPLE) >= 50
    assert whole >= 0.93 * len(articles)


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "...", "THE", "a", "A", "\u0130STANBUL \u0130S \u0130N", "x" * 3000, "— — —", "A.B.C. & D's 'S"],
)
def test_odd_text_does_not_break(text: str) -> None:
    reading = read(text)
    assert len(reading.doc.text) == len(text)


NEWSPAPER_NAMES = [
    ("newspaper", "The Halden Times reported it. The Times said so.", ["Halden Times", "Times"]),
    ("university", "They met at Tarnbrook University. Tarnbrook welcomed them.", ["Tarnbrook University", "Tarnbrook"]),
    ("institute", "The Harmon Institute for Rural Health spoke. The Harmon Institute said so.",
     ["Harmon Institute for Rural Health", "Harmon Institute"]),
    ("team", "The Boston Celtics lost. The Celtics blamed the referee.", ["Boston Celtics", "Celtics"]),
    ("short given name", "Joseph R. Miller won. Joe Miller thanked voters.", ["Joseph R. Miller", "Joe Miller"]),
    ("surname of a maker", "The lawyer, Ann Ford, spoke. Ford declined to say more.", ["Ann Ford", "Ford"]),
    ("headline", "Rally for Hillary draws crowds\n\nHillary Marden spoke on Monday.", ["Hillary", "Hillary Marden"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in NEWSPAPER_NAMES], ids=[case[0] for case in NEWSPAPER_NAMES]
)
def test_shorter_names_of_the_newspapers(text: str, expected: list[str]) -> None:
    found = mentions(read(text))
    assert any(all(name in group for name in expected) for group in found.values()), found


NEWSPAPER_KINDS = [
    ("Sen. Ann Miller (D-Ore.) and Rep. John Lee (R-Wis.) spoke.", {"Oregon": C, "Wisconsin": C, "John Lee": P}),
    ("Shops closed in Port St. Lucie, Florida, and in St. Louis.", {"Port St. Lucie": C, "St. Louis": C, "Florida": C}),
    ("The ferry left from Kherson on Monday. Troops from Kherson moved on.", {"Kherson": C}),
    ("Ohio State beat Michigan on Saturday.", {"Ohio State": ORG, "Michigan": C}),
    ("Siam Brewing Public Co sued. Siam Brewing won.", {"Siam Brewing Public Co": ORG, "Siam Brewing": None}),
    ("Chief executive Park Jun-ho resigned.", {"Park Jun-ho": P}),
    ("Rovere beat Kestrel United 2-1 in the final.", {"Kestrel United": ORG}),
    ("Vestergaard A/S sued Construtora Melo S/A on Monday.", {"Vestergaard A/S": ORG, "Construtora Melo S/A": ORG}),
    ("The U.S. Court of Appeals for the Sixth Circuit ruled.", {"U.S. Court of Appeals for the Sixth Circuit": ORG}),
    ("The Senate Farming Committee met. The Senate voted.", {"Senate Farming Committee": ORG, "Senate": ORG}),
    ("The Irving Independent School District met.", {"Irving Independent School District": ORG}),
    ("Ann Clay spoke. The Clay campaign said that it would go on.", {"Ann Clay": P, "Clay campaign": ORG}),
    ("Maria Clay and Peter Clay arrived. The Clays left early.", {"Maria Clay": P, "Peter Clay": P, "Clays": G}),
    ("Libertarian Gary Clay spoke. State Del. Marcia Dean shouted.", {"Gary Clay": P, "Marcia Dean": P}),
]


@pytest.mark.parametrize(("text", "expected"), NEWSPAPER_KINDS, ids=[case[0][:30] for case in NEWSPAPER_KINDS])
def test_kinds_in_the_newspapers(text: str, expected: dict[str, Kind]) -> None:
    found = {entity.label: entity.kind for entity in read(text).entities.values()}
    assert {label: found.get(label) for label in expected} == expected


NO_ENTITIES = [
    ("John Marsh won. Video: Millhar & Bradoc.", "Millhar"),
    ("By Jane Miller\n\nJohn Marsh won the race.", "Jane Miller"),
    ("Hurricane Matthew hit Haiti. Matthew killed 100 people in Haiti.", "Matthew"),
    ("The Mars rover Curiosity landed.", "Curiosity"),
    ("Police arrested a boy wearing a NASA T-shirt.", "NASA T"),
    ("Critics spoke of pseudo-Soviet rule.", "Soviet Union"),
    ("They sued in Brown v. Board of Education.", "Brown v. Board of Education"),
    ("He has PTSD and is treated as a VIP.", "PTSD"),
]


@pytest.mark.parametrize(("text", "name"), NO_ENTITIES, ids=[case[1] for case in NO_ENTITIES])
def test_what_is_no_actor(text: str, name: str) -> None:
    assert name not in {entity.label for entity in read(text).entities.values()}


CREDITED = [
    ("John Marsh won. Image: Nick Brown.", "Nick Brown"),
    ("John Marsh won. Jane Miller/Reuters", "Jane Miller"),
    ("John Marsh won. (Reporting by Jane Miller in Paris; editing by Nick Brown)", "Nick Brown"),
]


@pytest.mark.parametrize(("text", "name"), CREDITED, ids=[case[0][17:35] for case in CREDITED])
def test_who_is_credited_is_named_but_meant_by_no_pronoun(text: str, name: str) -> None:
    reading = coreference.resolve(read(text + "\n\nHe thanked the voters."))
    credited = [entity for entity in reading.entities.values() if entity.label == name]
    assert [entity.kind for entity in credited] == [Kind.PERSON]
    assert all(mention.form == "name" for mention in credited[0].mentions)


def test_a_regime_of_whom_nobody_knows_is_no_country() -> None:
    found = mentions(read("Critics of the Hasan regime fled to Egypt. Sudan and Egypt protested."))
    assert not any("Hasan regime" in names for names in found.values())


def test_a_word_taken_for_a_verb_is_a_given_name() -> None:
    assert "Will Hasan" in mentions(read("It was written by Ann Miller and edited by Will Hasan."))


def test_a_town_is_known_by_its_bodies() -> None:
    found = read("The party was at Harlow City Hall. The Harlow City Council said no. Harlow is small.").entities
    assert {e.label: e.kind for e in found.values()}["Harlow"] is Kind.POLITY
    found = read("Anna Harlow spoke at Harlow High School. Harlow left.").entities
    assert {e.label: e.kind for e in found.values()}["Anna Harlow"] is Kind.PERSON


def test_a_relative_does_not_take_the_surname_of_an_officer() -> None:
    found = mentions(read("President Clay spoke. Clay was met by his wife, Anna Clay. President Clay left."))
    assert found["Anna Clay"] == ["Anna Clay"]
    assert found["Clay"] == ["Clay", "Clay", "Clay"]


THINGS = [
    ("The council adopted Resolution 1984 on Monday.", "Resolution 1984"),
    ('She appeared on the talk show "Morning Coffee With Friends" on Friday.', "Morning Coffee With Friends"),
    ("The studio sold 'High Tide Musical' to a channel.", "High Tide Musical"),
    (
        "They flew to the Regional Developers Conference (RDC) in May. The RDC drew crowds.",
        "Regional Developers Conference",
    ),
    ("They read the novel Silver Harbor at school.", "Silver Harbor"),
    ("Doctors treat attention deficit disorder (ADD) with drugs.", "ADD"),
    ("The dealer sold a Honda Civic to a nurse.", "Honda Civic"),
    ("Visitors came to Book Fair Canada in May.", "Book Fair Canada"),
    ("They sat down with Uncle Sam in mind.", "Uncle Sam"),
    ("Gender Equality\n\nThe gap has grown, said Anna Hill.", "Gender Equality"),
    ("Lest they forget, Anna Hill wrote a book.", "Lest"),
]


@pytest.mark.parametrize(("text", "name"), THINGS, ids=[case[1] for case in THINGS])
def test_things_are_nobody(text: str, name: str) -> None:
    assert name not in {entity.label for entity in read(text).entities.values()}


BODIES = [
    ("A senior Conservative official told him so.", "Conservative", ORG),
    ("The army moved in to the Mosside area of the city.", "Mosside", L),
    ("The Attorney General's office denied it on Monday.", "Attorney General's office", ORG),
    ("He wrote to the Public Prosecutor's Office.", "Public Prosecutor's Office", ORG),
    ("The Clay County Sheriff's Office arrested him.", "Clay County Sheriff's Office", ORG),
    ("Analysts on Wall Street welcomed the deal.", "Wall Street", ORG),
    ("The White House said that it would wait.", "White House", ORG),
    ("The band played at the White House.", "White House", L),
    ("She works at the National Rail and Road Museum in York.", "National Rail and Road Museum", L),
    ("He leads the Museum of Welsh History and Culture.", "Museum of Welsh History and Culture", ORG),
    ("Soldiers of the 912th Supply Wing came home.", "912th Supply Wing", ORG),
    ("The game was played at Bank of America Stadium.", "Bank of America Stadium", L),
    ("A report by Citizens for Tax Justice, published on Monday, says so.", "Citizens for Tax Justice", ORG),
    ("The party won seats in Queensland.", "Queensland", C),
    ("A guided tour of the Capitol begins at noon.", "Capitol", L),
    ("Leaders of the G-20 met.", "G-20", ORG),
    ("The vote was early, said Don Miller of the board.", "Don Miller", P),
    ("Paul J. Hart-Wells Center opened its doors in Denver on Friday.", "Paul J. Hart-Wells Center", L),
]


@pytest.mark.parametrize(("text", "name", "kind"), BODIES, ids=[case[1] for case in BODIES])
def test_whole_names(text: str, name: str, kind: Kind) -> None:
    assert {entity.label: entity.kind for entity in read(text).entities.values()}.get(name) == kind


JOINED = [
    (
        "another vowel in a given name",
        "Curator Kristin Wells opened the show. Kristen Wells praised it. Wells left.",
        ["Kristin Wells", "Kristen Wells", "Wells"],
    ),
    ("relative", "Paul Hart left his wife, Julia. Later Julia Hart sued.", ["Julia", "Julia Hart"]),
    (
        "acronym of another language",
        "The National Elections Council counts votes. Nobody trusts the CNE today.",
        ["National Elections Council", "CNE"],
    ),
    ("firm", "Peabrook Energy sold mines. The unions say that Peabrook owes them.", ["Peabrook Energy", "Peabrook"]),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in JOINED], ids=[case[0] for case in JOINED])
def test_one_node(text: str, expected: list[str]) -> None:
    assert expected in mentions(read(text)).values()


def test_a_town_is_none_of_its_state() -> None:
    found = mentions(read("The ship left Virginia Beach for Norfolk, Virginia."))
    assert found["Virginia"] == ["Virginia"]


def test_a_polity_with_a_participle() -> None:
    assert mentions(read("The U.S.-sanctioned general spoke.")) == {"U.S.": ["U.S.-sanctioned"]}


KIND_NOUNS = [
    ("The Harmon newspaper chain cut jobs. Owners of the Harmon newspaper chain declined to comment.", "Harmon"),
    ("Hamas fired rockets. The Hamas militant group said so.", "Hamas"),
]


@pytest.mark.parametrize(("text", "label"), KIND_NOUNS, ids=[case[1] for case in KIND_NOUNS])
def test_what_a_body_is_belongs_to_its_name(text: str, label: str) -> None:
    reading = read(text)
    assert [(entity.label, entity.kind) for entity in reading.entities.values()] == [(label, ORG)]
    assert len(next(iter(reading.entities.values())).mentions) == 2


def test_a_group_on_a_site_is_not_the_site() -> None:
    found = mentions(read("Parents wrote in a Hamas group and in the Facebook group."))
    assert found["Facebook"] == ["Facebook"]
    assert found["Hamas"] == ["Hamas"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("The permit was issued by Fisheries and Oceans Canada.", {"Fisheries and Oceans Canada"}),
        ("They were taken to Salem Medical College and Hospital.", {"Salem Medical College and Hospital"}),
        ("Turkey shut the border. Ankara is weighing a reply. A deal was struck with Ankara.", {"Turkey"}),
        ("Moscow has denied it, which Russia calls fake. According to Moscow, it was hit.", {"Russia"}),
        ('Chants of "U-S-A! U-S-A!" rang out as the USA won.', {"USA"}),
        ("He came from Kenora, Ont., in Ontario.", {"Kenora", "Ontario"}),
        ('"No," said Liberal House leader Ann Dean.', {"Liberal", "House", "Ann Dean"}),
        ("The New Democrats lost. Two New Democrat staffers said that the NDP was broke.", {"New Democrats"}),
        ("The Christian Democrats won. The CDU's leader, Tom Wendt, left.", {"Christian Democrats", "Tom Wendt"}),
        ("Campaign manager Robby Hale told CBS This Morning that it was over.", {"Robby Hale", "CBS"}),
        ("The farmer told MPs sitting in Leeds that he was broke.", {"Leeds"}),
        ("She sued her brothers, Kofi and Kojo. Both deny it. Kofi Mensah resigned.", {"Kofi Mensah", "Kojo"}),
    ],
)
def test_one_name_is_one_thing(text: str, labels: set[str]) -> None:
    assert set(mentions(read(text))) == labels


def test_a_capital_that_is_a_place_stays_one() -> None:
    found = mentions(read("Moscow has denied it, Russia says. Thousands marched in Moscow on Monday."))
    assert found == {"Russia": ["Moscow", "Russia"], "Moscow": ["Moscow"]}


COMPANIES = [
    (
        "Volara Electronics Co. said its chairman was held. Volara recalled two million phones.",
        ["Volara Electronics Co."],
    ),
    ("Apple Inc. today unveiled a phone. Apple gave no price.", ["Apple Inc."]),
    ("British Airways lost money. BA chief executive Tom Hill said so. BA will fly again.", ["British Airways"]),
    (
        "Russian gas giant Volgan signed a contract. Turkmenistan accused its trading arm, Volgan Export, of it.",
        ["Volgan", "Volgan Export"],
    ),
    ("Kestrel bought Kestrel Foods, a unit of Omega Corp., last year.", ["Kestrel", "Kestrel Foods", "Omega Corp."]),
    ("She took a BA at Leeds.", []),
]


@pytest.mark.parametrize(("text", "expected"), COMPANIES)
def test_one_name_a_company(text: str, expected: list[str]) -> None:
    found = [entity.label for entity in read(text).entities.values() if entity.kind is ORG]
    assert found == expected
