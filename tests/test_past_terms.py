"""Which offices a text tells to be over, and whose title a name is: sentences of our own, all stages together."""

from __future__ import annotations

from functools import cache

import pytest

from newsgraph.builder import extraction, language
from newsgraph.builder.model import Article, Status

# Each sentence, and every role that it states: holder, title, of, and "former" or the status where not held now.
SENTENCES: dict[str, tuple[str, ...]] = {
    # A term that has ended, a holder long gone, an act of long ago.
    "Mayor Harold Winslow, who died in 2010, had opened the bridge.": ("Harold Winslow | Mayor | None | former",),
    "Under Mayor Ed Brill, who left office in 2003, crime fell.": ("Ed Brill | Mayor | None | former",),
    "Painter Ole Winslow was born in Leeds. He was murdered in 1999.": ("Ole Winslow | Painter | None | former",),
    "Singer Lena Ross said Ken Dodds died in 1999.": ("Lena Ross | Singer | None | ",),
    "Governor Lena Ross, who ousted her deputy in May, was charged.": ("Lena Ross | Governor | None | ",),
    "Governor Lena Ross, who resigned as treasurer of the club, was charged.": (
        "Lena Ross | Governor | None | ",
        "Lena Ross | treasurer | None | former",
    ),
    "Fidel Romero, president of Cuba from 1976 to 2008, died on Friday.": ("Fidel Romero | president | Cuba | former",),
    "Ken Dodds, minister for Europe from 2001 until his resignation in 2006, wrote it.": (
        "Ken Dodds | minister for Europe | None | former",
    ),
    "Ken Dodds, editor of the Post since 2011, wrote it.": ("Ken Dodds | editor | Post | ",),
    "Ken Dodds, mayor of Leeds in the 1990s, wrote it.": ("Ken Dodds | mayor | Leeds | former",),
    "Ahmed Saleh, the army chief at the time, ordered it.": ("Ahmed Saleh | army chief | None | former",),
    "Back in 1975, President Idris Kamal nationalised the mines.": ("Idris Kamal | President | None | former",),
    "The law was signed in 1995 by President Ken Hale, who is still in power.": ("Ken Hale | President | None | ",),
    "Ken Hale, governor from January 2001 to last May, is in jail.": ("Ken Hale | governor | None | former",),
    "President Karl Xu joined the party in 1974.": ("Karl Xu | President | None | ",),
    "Jill Lee, who was married to Bob Lee until 2001, said he was kind.": ("Jill Lee | wife | Bob Lee | former",),
    # Whose a name behind a comma is, where one title stands inside another.
    "A spokesman for the president, Tim Jones, said it was false.": ("Tim Jones | spokesman | None | ",),
    "Ana Lee, an adviser to the president, Luis Prado, resigned.": (
        "Ana Lee | adviser | Luis Prado | ",
        "Luis Prado | president | None | ",
    ),
    "The son of a fisherman, Prime Minister Olav Dahl knows hardship.": (
        "Olav Dahl | son | None | ",
        "Olav Dahl | Prime Minister | None | ",
    ),
    "The daughter of Kamal Nasser, the leader of the Free Party, Leila Nasser spoke in Beirut.": (
        "Leila Nasser | daughter | Kamal Nasser | ",
        "Kamal Nasser | leader | Free Party | ",
    ),
    "Jo Hill was a nurse, a magistrate and a councillor.": (
        "Jo Hill | nurse | None | former",
        "Jo Hill | magistrate | None | former",
        "Jo Hill | councillor | None | former",
    ),
    # One after the other in an office that is told of one of them.
    "Chief executive Lars Bonde of Acme Corp will step down. He will be succeeded by Karen Holm.": (
        "Lars Bonde | Chief executive | Acme Corp | ",
        "Karen Holm | Chief executive | Acme Corp | Planned",
    ),
    "The chairman of Acme Corp, Lars Bonde, succeeded Tom Lee in 2010.": (
        "Lars Bonde | chairman | Acme Corp | ",
        "Tom Lee | chairman | Acme Corp | former",
    ),
    "Senator Lars Bonde fell ill. Karen Holm will replace him on the panel.": ("Lars Bonde | Senator | None | ",),
    # What is only proposed, offered, asked for, or to come.
    "Envoys have proposed that Ken Hale head the Peace Council.": ("Ken Hale | head | Peace Council | Hypothetical",),
    "Under the plan Ken Hale would chair the Peace Council.": ("Ken Hale | chair | Peace Council | Hypothetical",),
    "The plan calls for a Peace Council headed by Ken Hale.": ("Ken Hale | head | Peace Council | Hypothetical",),
    "Ken Hale is to lead the Peace Council.": ("Ken Hale | leader | Peace Council | Planned",),
    "Ken Hale will head the Peace Council from May.": ("Ken Hale | head | Peace Council | Planned",),
    "Ken Hale could lead the Peace Council.": (),
    "Ken Hale refused to lead the Peace Council.": (),
    "Ken Hale has been asked to lead the Peace Council.": ("Ken Hale | leader | Peace Council | Hypothetical",),
    "Ken Hale was offered the job of mayor of Leeds.": ("Ken Hale | mayor | Leeds | Hypothetical",),
    "The cabinet considered naming Ken Hale as mayor of Leeds.": (),
    "It said it would nominate Ken Hale to be the next head of the Coast Agency.": (
        "Ken Hale | head | Coast Agency | Hypothetical",
    ),
    "The dean sent the nomination to President Ken Hale.": ("Ken Hale | President | None | ",),
    "Ken Hale is no longer governor of Ohio.": ("Ken Hale | governor | Ohio | former",),
    "Ken Hale is not the governor of Ohio.": (),
    "Ken Hale will step down as mayor in May.": ("Ken Hale | mayor | None | ",),
    "When he was governor of Ohio, Ken Hale signed it.": ("Ken Hale | governor | Ohio | former",),
    "While governor of Ohio, Ken Hale signed it.": ("Ken Hale | governor | Ohio | former",),
    "Ken Hale, at the time an aide to Al Moss, fled.": ("Ken Hale | aide | Al Moss | former",),
    "Ken Hale, a former MP who is now mayor of Leeds, said so.": (
        "Ken Hale | MP | None | former",
        "Ken Hale | mayor | Leeds | ",
    ),
    "Soldier-turned-politician Ken Hale said so.": (
        "Ken Hale | Soldier | None | ",
        "Ken Hale | politician | None | ",
    ),
    "Ken Hale's predecessor as governor, Al Moss, said so.": (
        "Al Moss | governor | None | former",
        "Al Moss | predecessor | Ken Hale | ",
    ),
    # Terms of office, and who is chosen for one.
    "The dam was built during Pedro Almanza's term as governor in the 1980s.": (
        "Pedro Almanza | governor | None | former",
    ),
    "Sam Noble, in his first term as mayor of Leeds, has cut fares.": ("Sam Noble | mayor | Leeds | ",),
    "When Olga Petrenko becomes president in January, she will move.": ("Olga Petrenko | president | None | Planned",),
    "Governor-elect Susan Tate spoke.": ("Susan Tate | Governor-elect | None | Planned",),
    "Would-be mayor Sam Hurst promised free buses.": ("Sam Hurst | mayor | None | Hypothetical",),
    "Laura Finn is tipped to become chief executive of Barclays.": (
        "Laura Finn | chief executive | Barclays | Hypothetical",
    ),
    "Elected mayor of Leeds in 2010, Ann Hill has cut fares.": ("Ann Hill | mayor | Leeds | ",),
    "Serving as the club's treasurer, Bill Yates signed the cheques.": ("Bill Yates | treasurer | None | former",),
    "Ann Hill was re-elected mayor of Leeds with ease.": ("Ann Hill | mayor | Leeds | ",),
    "Ann Hill co-chairs the Paris Forum.": ("Ann Hill | co-chair | Paris Forum | ",),
    "Luc Petit was made captain of Lyon.": ("Luc Petit | captain | Lyon | ",),
    "Luc Petit moved to Fiat as head of sales.": ("Luc Petit | head of sales | Fiat | ",),
    "Luc Petit, who used to run Barclays, said so.": ("Luc Petit | head | Barclays | former",),
    "Ann Hill led the Green Party from 1990 to 2001.": ("Ann Hill | leader | Green Party | former",),
    "Ann Hill led Barcelona to victory.": (),
    # Titles that open a sentence with how, or since when, they are held.
    "A baker by trade, John Wills joined the army.": ("John Wills | baker | None | ",),
    "Director of the museum since 2004, Pierre Blanc is ill.": ("Pierre Blanc | Director | None | ",),
    # Kin: both directions, both owners, whoever a description means.
    "Husband and wife Tom and Jean Gale were found dead.": (
        "Jean Gale | wife | Tom | ",
        "Tom | Husband | Jean Gale | ",
    ),
    "Jill Lee, sister to Bob Lee, said he was kind.": ("Jill Lee | sister | Bob Lee | ",),
    "Max Cole, son of Andy Cole and the late Jane Cole, was in court.": (
        "Max Cole | son | Andy Cole | ",
        "Max Cole | son | Jane Cole | ",
    ),
    "Rita Moss, mother of the victim, Adam Moss, wept in court.": ("Rita Moss | mother | Adam Moss | ",),
    "Ana Ruiz's uncle and coach, Toni Ruiz, retired.": (
        "Toni Ruiz | coach | Ana Ruiz | ",
        "Toni Ruiz | uncle | Ana Ruiz | ",
    ),
    "Ann Lee divorced Karl Moss in 1990.": ("Ann Lee | wife | Karl Moss | former",),
    "Ann Lee, who is engaged to Karl Moss, wept.": ("Ann Lee | fiancée | Karl Moss | ",),
    "Ann Lee engaged Karl Moss as a guide.": (),
    "Joe Gale was the father of Tom Gale.": ("Joe Gale | father | Tom Gale | ",),
    "Ann Gale was the wife of Tom Gale.": ("Ann Gale | wife | Tom Gale | former",),
    # What somebody knows about, and where; bodies of two countries, and of a chamber.
    "Ana Diaz, a reader in law at the University of Kent, disagreed.": (
        "Ana Diaz | reader in law | University of Kent | ",
    ),
    "Goran Petrovic, president of the Serbia and Kosovo Trade Council, left.": (
        "Goran Petrovic | president | Serbia and Kosovo Trade Council | ",
    ),
    "Hugh Dale, who chairs the Senate finance committee, called for a vote.": (
        "Hugh Dale | chair | Senate finance committee | ",
    ),
    # Several offices of several, one each.
    "The Israeli and Egyptian foreign ministers, Avi Stern and Omar Fahmy, met.": (
        "Avi Stern | foreign minister | Israel | ",
        "Omar Fahmy | foreign minister | Egypt | ",
    ),
    "The chief executives of Shell and BP, Ann Lee and Bob Hale, met.": (
        "Ann Lee | chief executive | Shell | ",
        "Bob Hale | chief executive | BP | ",
    ),
    "Ministers of health and education Jo Pine and Al Gray quit.": (
        "Al Gray | Minister of health and education | None | ",
        "Jo Pine | Minister of health and education | None | ",
    ),
    # What several are, and what explains one of several.
    "Ana Ruiz and Leo Diaz were held on Monday. The two are cousins.": (
        "Ana Ruiz | cousin | Leo Diaz | ",
        "Leo Diaz | cousin | Ana Ruiz | ",
    ),
    "Ana Ruiz and Leo Diaz were held on Monday. They are both journalists at El Mundo.": (
        "Ana Ruiz | journalist | El Mundo | ",
        "Leo Diaz | journalist | El Mundo | ",
    ),
    "Ana Ruiz and Leo Diaz may be cousins.": (),
    "Maria Hale is survived by her sons, Dan, a lawyer, and Tom, a nurse.": (
        "Dan | lawyer | None | ",
        "Dan | son | Maria Hale | ",
        "Tom | nurse | None | ",
        "Tom | son | Maria Hale | ",
    ),
    # Whose a title is by the clause behind it.
    "Jo Pine, an analyst covering oil at ING, said so.": ("Jo Pine | analyst | ING | ",),
    "Jo Pine, an attorney who represents Musa Kone, said so.": ("Jo Pine | attorney | Musa Kone | ",),
    "Defence lawyer Joan Pike, who represents Musa Kone, said so.": ("Joan Pike | Defence lawyer | Musa Kone | ",),
    # Titles in brackets, in court, and before the name of who is chosen.
    "Superintendent of Police (Rural) K. Raghav said so.": ("K. Raghav | Superintendent of Police | None | ",),
    "Prosecuting, Tom Hale said Al Roe had lied.": ("Tom Hale | prosecutor | None | ",),
    "Tom Hale, defending, beat Bo Lund in the final.": (),
    "Iurii Lutsen, prosecutor general of Ukraine, spoke.": ("Iurii Lutsen | prosecutor general | Ukraine | ",),
    "The king named Bishop Blase Cole archbishop of Chicago.": (
        "Blase Cole | Bishop | None | ",
        "Blase Cole | archbishop | Chicago | ",
    ),
    "Ex-Tesco boss Sue Lim said so.": ("Sue Lim | boss | Tesco | former",),
    "Tesco said Sue Lim would take over from Al Day as chairman in May.": ("Sue Lim | chairman | None | Planned",),
    "Ann Hill succeeds Tom Lund as chairwoman. Her cousin Peter, a banker, had wanted the post.": (
        "Ann Hill | chairwoman | None | ",
        "Peter | banker | None | ",
        "Peter | cousin | Ann Hill | ",
    ),
    # Whose an office is that others could have; whom a party's nominee means.
    "Police in Toledo held two men from Detroit. Police Chief Sam Boyd said they had fled.": (
        "Sam Boyd | Police Chief | Toledo | ",
    ),
    "Police chief Mark Duval of nearby Dayton said he drove from Columbus.": ("Mark Duval | Police chief | Dayton | ",),
    "The union called a strike at Acme Steel on Monday. General secretary Len Cook said talks had failed.": (
        "Len Cook | General secretary | None | ",
    ),
    "Republican Paul Ritter and Democrat Mike Dent are running for governor of Ohio. The Democratic nominee led.": (
        "Mike Dent | nominee | Democratic Party | Hypothetical",
    ),
    "Ann Hill and Bo Lund are standing for mayor. The Labour candidate said taxes must fall.": (),
    # The field of several ministers.
    "Foreign ministers Sergei Orlov of Russia and Anna Falk of Sweden met.": (
        "Sergei Orlov | Foreign minister | Russia | ",
        "Anna Falk | Foreign minister | Sweden | ",
    ),
}


@cache
def _found() -> dict[str, list[str]]:
    """The roles of every sentence, each read as an article of its own."""
    articles = [Article(f"s{number}", text, published="2016-09-28") for number, text in enumerate(SENTENCES)]
    found = {}
    for article, doc in language.parse(articles):
        read = extraction.read(article, doc)
        label = {entity.key: entity.label for entity in read.entities}
        found[article.text] = [
            f"{label[each.holder]} | {each.title} | {label.get(each.of or '')} | "
            + ("former" if each.former else "" if each.status is Status.ACTUAL else each.status.value)
            for each in read.holdings
        ]
    return found


@pytest.mark.parametrize("text", SENTENCES)
def test_roles_of_sentence(text: str) -> None:
    assert sorted(_found()[text]) == sorted(SENTENCES[text])
