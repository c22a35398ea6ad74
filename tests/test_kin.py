"""Kinship, and the usual professions of people in court, crime and family news, read from plain text of our own."""

from __future__ import annotations

import pytest
from one_text import extract, labels_of

# A short story, and each kinship or office that it states, as "holder | title | of".
STORIES: list[tuple[str, list[str]]] = [
    # kin without a name who speak or act, of people with a name and without one
    ("Layla Haddad, 9, was hit by a bullet in Sidon on Friday. The girl's parents said they wanted the gunman found.",
     ["girl's parents | parents | Layla Haddad"]),
    ("Kelly Rourke died in March. Kelly's mother, who asked not to be named, said the hospital had failed her.",
     ["Kelly's mother | mother | Kelly Rourke"]),
    ("A man and his wife were arrested. The man's brother said the two had done nothing wrong.",
     ["his wife | wife | A man", "man's brother | brother | A man"]),
    ("Omar Said was beaten by soldiers. His uncle, a shopkeeper, said the body was bruised.",
     ["His uncle | uncle | Omar Said", "His uncle | shopkeeper | None"]),
    ("Mr Bauer's ex-wife said he had sent her threats. Lukas Bauer denies the charge.",
     ["wife | ex-wife | Lukas Bauer"]),
    ("Ruth Collier was in the car with her two grandsons.", []),
    ("Vera Lund married Boris Levin; their son, the cellist Mischa Levin, is a professor.",
     ["Vera Lund | wife | Boris Levin", "Mischa Levin | son | Vera Lund", "Mischa Levin | son | Boris Levin",
      "Mischa Levin | cellist | None", "Mischa Levin | professor | None"]),
    ("Ann Hill has died. She is survived by a son, Peter, who is managing director of Norr Brewing, and by a daughter, "
     "the novelist Sue Marsh.",
     ["Peter | son | Ann Hill", "Peter | managing director | Norr Brewing", "Sue Marsh | daughter | Ann Hill",
      "Sue Marsh | novelist | None"]),
    ("Darren Pickett drowned. Pickett's widow, Tracey, and his father, Ron, sat in court.",
     ["Tracey | widow | Darren Pickett", "Ron | father | Darren Pickett"]),
    # whom a description means
    ("A court jailed Marco Bassi for the murder of Elena Conti. The dead woman's brother, Paolo Conti, wept. A cousin "
     "of the victim said the family could sleep at last.",
     ["Paolo Conti | brother | Elena Conti", "A cousin of the victim | cousin | Elena Conti"]),
    ("Police are searching for Rosie Trent, 15, who went missing on Monday. An aunt of the missing teenager told "
     "reporters the family was in pieces.", ["An aunt of the missing teenager | aunt | Rosie Trent"]),
    ("The dead man's son, Mandla Zondo, wants justice. Sipho Zondo was shot dead on his farm.",
     ["Mandla Zondo | son | Sipho Zondo"]),
    ("Lars Holm, 44, is charged with stabbing Kirsten Bech. The defendant's wife, Marie Holm, told the court he was "
     "asleep.", ["Marie Holm | wife | Lars Holm"]),
    ("Tom Hale and his wife, Ann Hale, lost their daughter, Rosa. The girl's father wept.",
     ["Ann Hale | wife | Tom Hale", "Rosa | daughter | Tom Hale", "Rosa | daughter | Ann Hale",
      "Tom Hale | father | Rosa"]),
    # of several
    ("Hector Diaz and his wife, Carmen, were arrested. The couple's daughter told the court she saw nothing. Their "
     "lawyer, Ana Prado, said she would ask for bail.",
     ["Carmen | wife | Hector Diaz", "couple's daughter | daughter | Hector Diaz",
      "couple's daughter | daughter | Carmen", "Ana Prado | lawyer | Hector Diaz", "Ana Prado | lawyer | Carmen"]),
    ("Two sisters, Ines and Clara Moreau, drowned. The girls' grandfather, Yves Moreau, called the lake cursed.",
     ["Ines | sister | Clara Moreau", "Clara Moreau | sister | Ines", "Yves Moreau | grandfather | Ines",
      "Yves Moreau | grandfather | Clara Moreau"]),
    ("Greg Hart and his wife Linda bought the farm in 1998. They have two sons, Leo and Max.",
     ["Linda | wife | Greg Hart", "Leo | son | Greg Hart", "Leo | son | Linda", "Max | son | Greg Hart",
      "Max | son | Linda"]),
    ("Jan Beck, 8, and Leo Beck, 5, died in the fire. The boys' stepfather, Max Orr, was away.",
     ["Max Orr | stepfather | Jan Beck", "Max Orr | stepfather | Leo Beck"]),
    # lists, pronouns, ages
    ("Gavrilo Pinter, who was 80, leaves a wife, Zorka, and two sons, Savo and Ranko.",
     ["Zorka | wife | Gavrilo Pinter", "Savo | son | Gavrilo Pinter", "Ranko | son | Gavrilo Pinter"]),
    ("Michael Orr was flanked by wife Jill and daughters Amy and Beth.",
     ["Jill | wife | Michael Orr", "Amy | daughter | Michael Orr", "Beth | daughter | Michael Orr"]),
    ("Two of the missing are Hector Ruiz, 9, and his sister Alma, 6.", ["Alma | sister | Hector Ruiz"]),
    ("Ana Prado praised her wife, Lena, and her father, Ivo.", ["Lena | wife | Ana Prado", "Ivo | father | Ana Prado"]),
    # told from the other side
    ("Abdul Karim was shot dead. His wife, Amina Karim, said he was unarmed. \"They killed my husband,\" she said.",
     ["Amina Karim | wife | Abdul Karim", "Abdul Karim | husband | Amina Karim"]),
    ("Maria Lopez was arrested. Her mother Ana Lopez said her daughter had been beaten.",
     ["Ana Lopez | mother | Maria Lopez", "Maria Lopez | daughter | Ana Lopez"]),
    ("Joan Hill was freed. Her sister Ruth Hill said her brother had paid.",
     ["Ruth Hill | sister | Joan Hill"]),
    ("Survivors included Juan Paz, his wife Rosa, and their son Beto, 4. Paz's mother-in-law is still missing.",
     ["Rosa | wife | Juan Paz", "Beto | son | Juan Paz", "Beto | son | Rosa"]),
    ("Ada Berg married Leo Stone in 1990.", ["Ada Berg | wife | Leo Stone"]),
    # fathers of so many
    ("Mother-of-three Joanne Kerr, 38, won the case.", ["Joanne Kerr | Mother | None"]),
    ("Donal Hanrahan (61), a father of four, had been working alone.", ["Donal Hanrahan | father | None"]),
    # professions
    ("A jury in Dayton convicted Wade Pruitt of fraud. Defense attorney Carla Simms said Pruitt would appeal.",
     ["Carla Simms | Defense attorney | Wade Pruitt"]),
    ("The family's solicitor, Neil Grant, said the inquest raised questions.", ["Neil Grant | solicitor | family"]),
    ("Det Supt Alan Moss appealed for witnesses. Insp Rob Cole agreed.",
     ["Alan Moss | Det Supt | None", "Rob Cole | Insp | None"]),
    ("The agency's chairman and his deputy, Ann Lowe, resigned.", ["Ann Lowe | deputy | None"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STORIES)
def test_whose_kin_somebody_is(text: str, expected: list[str]) -> None:
    read = extract(text, "2025-05-01")
    labels = labels_of(read)
    found = [f"{labels[each.holder]} | {each.title} | {labels[each.of] if each.of else None}" for each in read.holdings]
    assert sorted(found) == sorted(expected)


NAMES = [
    ("Sisters Ana and Eva Ruiz won gold on Friday.", {"Ana", "Eva Ruiz"}),
    ("Maura sat between her daughters Sinéad and Orla.", {"Maura", "Sinéad", "Orla"}),
    ("He had told his wife, Kararaina, he would be out by noon.", {"Kararaina"}),
    ("The paper leaves control to her brothers, Kunle and Kehinde.", {"Kunle", "Kehinde"}),
    ("Imogen Shaw KC opened the case.", {"Imogen Shaw"}),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_kin_are_people(text: str, expected: set[str]) -> None:
    read = extract(text, "2025-05-01")
    assert {entity.label for entity in read.entities if entity.named and entity.kind.value == "Person"} == expected
