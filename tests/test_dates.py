"""Date phrasings, resolved against Wednesday 15 May 2024 unless said otherwise, and whose event each dates."""

from __future__ import annotations

import pytest
from marked_text import read

from newsgraph.builder import dates
from newsgraph.builder.model import When

WEDNESDAY = "2024-05-15"

# A sentence, the trigger word in it, and the date, or start/end, of the trigger's event.
PHRASINGS: list[tuple[str, str, str | None]] = [
    # weekdays and days near publication
    ("It is the first visit by a premier in 25 years.", "visit", None),
    ("The party faces an election in October.", "election", "2024-10"),
    ("Chile called an election for November 30.", "election", "2024-11-30"),
    ("Chile held an election on November 30.", "election", "2023-11-30"),
    ("A third round of talks will take place on Monday.", "talks", "2024-05-20"),
    ("A bomb exploded in Kabul on Monday.", "exploded", "2024-05-13"),
    ("A bomb exploded in Kabul on Wednesday.", "exploded", "2024-05-15"),
    ("A bomb exploded in Kabul on Thursday.", "exploded", "2024-05-09"),
    ("The leaders will meet on Friday.", "meet", "2024-05-17"),
    ("The leaders are expected to meet in Rome on Monday.", "meet", "2024-05-20"),
    ("The trial begins on Monday.", "begins", "2024-05-20"),
    ("Police arrested him late Tuesday night.", "arrested", "2024-05-14"),
    ("Police arrested him last Friday.", "arrested", "2024-05-10"),
    ("Rebels attacked the town yesterday.", "attacked", "2024-05-14"),
    ("The minister resigned today.", "resigned", "2024-05-15"),
    ("The court will rule tomorrow.", "rule", "2024-05-16"),
    ("The day before yesterday, rebels attacked the town.", "attacked", "2024-05-13"),
    ("Rebels attacked the town last night.", "attacked", "2024-05-14"),
    # weeks, months, years
    ("Prices rose last month.", "rose", "2024-04"),
    ("A nurse kidnapped in Kenya last month has been released unharmed, her clinic said.", "kidnapped", "2024-04"),
    ("A nurse kidnapped in Kenya last month has been released unharmed, her clinic said.", "released", None),
    ("A nurse who was kidnapped in Kenya last month has been freed, her clinic said.", "kidnapped", "2024-04"),
    ("A nurse who was kidnapped in Kenya last month has been freed, her clinic said.", "freed", None),
    ("Prices rose earlier this year.", "rose", "2024"),
    ("The party will choose a leader next month.", "choose", "2024-06"),
    ("Miners have threatened a strike in March.", "strike", "2025-03"),
    ("Miners have called a strike in December.", "strike", "2024-12"),
    ("The factory closed last year.", "closed", "2023"),
    ("The factory closed in February last year.", "closed", "2023-02"),
    ("The factory closed on 3 March last year.", "closed", "2023-03-03"),
    ("The factory will close in June next year.", "close", "2025-06"),
    ("They met last week.", "met", "2024-05-06/2024-05-12"),
    ("They will meet this weekend.", "meet", "2024-05-18/2024-05-19"),
    ("They met this weekend.", "met", "2024-05-11/2024-05-12"),
    ("They met over the weekend of talks.", "met", None),
    ("The treaty was signed two years ago.", "signed", "2022"),
    ("The treaty was signed three days ago.", "signed", "2024-05-12"),
    ("The treaty was signed several years ago.", "signed", None),
    ("The treaty was signed more than ten years ago.", "signed", None),
    ("The prisoners will be freed in two days' time.", "freed", "2024-05-17"),

    # a year told aside lends its month none
    ("The firm, founded in 1998, opened a factory in March.", "opened", "2024-03"),
    ("The general, who took power in 1989, was arrested in April.", "arrested", "2024-04"),
    # dates of the calendar
    ("The army attacked the port on 3 March 2011.", "attacked", "2011-03-03"),
    ("The army attacked the port on March 3, 2011.", "attacked", "2011-03-03"),
    ("The army attacked the port in March 2011.", "attacked", "2011-03"),
    ("The army attacked the port in late October 2011.", "attacked", "2011-10"),
    ("The army attacked the port in 2011.", "attacked", "2011"),
    ("The army attacked the port in March.", "attacked", "2024-03"),
    ("The army attacked the port in December.", "attacked", "2023-12"),
    ("The army attacked the port on 20 April.", "attacked", "2024-04-20"),
    ("Voters will go to the polls on 2 June.", "go", "2024-06-02"),
    ("The company will open the plant by 2030.", "open", "2030"),
    ("In 2003, the army attacked the port in March.", "attacked", "2003-03"),
    # spans
    ("He governed the province from 2003 to 2006.", "governed", "2003/2006"),
    ("He has governed the province since 2010.", "governed", "2010/"),
    ("The army attacked the port between 3 and 5 May.", "attacked", "2024-05-03/2024-05-05"),
    ("The show will run from 23 January through 9 March.", "run", "2025-01-23/2025-03-09"),
    ("The truce will last until Sunday.", "last", "/2024-05-19"),
    # counted from another date
    ("The talks opened two days after the 7 October 2023 attack.", "opened", "2023-10-09"),
    ("Troops marched on the eve of the 2 June vote.", "marched", "2024-06-01"),
    ("On 3 May the army attacked the port. A day later, it withdrew.", "withdrew", "2024-05-04"),
    # whose event it is
    ("Officials said on Monday that the attack had killed three people.", "killed", None),
    ("Officials said on Monday that the attack had killed three people.", "said", "2024-05-13"),
    ("Monday's attack angered the government.", "attack", "2024-05-13"),
    ("Monday's attack angered the government.", "angered", None),
    ("The 2003 invasion destroyed the city.", "invasion", "2003"),
    ("The 7 October 2023 attack killed hundreds of people.", "attack", "2023-10-07"),
    ("They held talks in Cairo on Sunday.", "talks", "2024-05-12"),
    ("The talks began on Sunday.", "talks", "2024-05-12"),
    ("A car exploded on Monday, killing seven people.", "killing", "2024-05-13"),
    ("Soldiers killed five men and wounded two on Monday.", "killed", "2024-05-13"),
    ("The hearing is scheduled for Friday.", "hearing", "2024-05-17"),
    ("Police freed a man who was kidnapped in 2019.", "kidnapped", "2019"),
    ("Police freed a man who was kidnapped in 2019.", "freed", None),
    # not dates
    ("The rebels may march on the capital.", "march", None),
    ("About 2000 soldiers attacked the port.", "attacked", None),
    # what else happened then
    ("The fair began on Monday as thousands marched through Taipei.", "marched", "2024-05-13"),
    ("She was arrested on Monday while she visited her mother in Lima.", "visited", "2024-05-13"),
    ("The president visited Ankara on Monday, where he met the king.", "met", "2024-05-13"),
    ("The 2011 raid that killed the leader was praised by senators.", "killed", "2011"),
    ("The 2011 law that bans the party is cited often.", "bans", None),
    ("On Monday lawyers filed papers opposing the move.", "opposing", "2024-05-13"),
    ("Two soldiers were killed and four wounded in an ambush on Monday.", "killed", "2024-05-13"),
    ("He was charged in the 2011 bombing.", "charged", None),
    ("The war in Chad began in 2011.", "war", "2011/"),
    ("The war in Mali ended in 2014.", "war", "/2014"),
    ("It was the first strike in Kol since 2003.", "strike", None),
    ("This was the deadliest raid near Kol since 2011.", "raid", None),
    ("Chad has occupied the islands since 1945.", "occupied", "1945/"),
    # of a day without its year, the one that the clause means
    ("The Nov. 13 death of the judge left the court divided.", "death", "2023-11-13"),
    ("She was criticised for her decision to meet the banker in June.", "meet", "2023-06"),
    ("She announced a plan to meet the banker in June.", "meet", "2024-06"),
    ("He may run for mayor if the Greens win the vote in November.", "win", "2024-11"),
    ("A new law could have let him avoid paying taxes for the next 18 years.", "paying", None),
    ("The firm will invest in Peru over the next two years.", "invest", "2024-05-15/2026-05-15"),
    ("Japan and Chile hold a summit in Lima on Friday.", "hold", "2024-05-17"),
    ("The fair will run from 4 to 6 June.", "run", "2024-06-04/2024-06-06"),
    ("Police arrested him over the weekend.", "arrested", "2024-05-11/2024-05-12"),
    ("Police released a video on Monday of last week's shooting.", "released", "2024-05-13"),
    ("Police arrested him on Monday of last week.", "arrested", "2024-05-06"),
    # whose day it is where the sentence is turned
    ("It was in 2009 that rebels attacked the town.", "attacked", "2009"),
    ("Rebels on 5 May attacked the town.", "attacked", "2024-05-05"),
    ("On Friday, the king and his sister are to travel to Rome.", "travel", "2024-05-17"),
    ("Police arrested him in an operation carried out on Thursday.", "arrested", "2024-05-09"),
    ("In 1981 she published a denunciation of the general.", "denunciation", "1981"),
    ("A million people rejected it in a referendum held in 2017.", "rejected", "2017"),
    # counted from the day told before
    ("On 3 May the army attacked the port. The following morning, it withdrew.", "withdrew", "2024-05-04"),
    ("On 3 May the army attacked the port. It withdrew the same night.", "withdrew", "2024-05-03"),
]  # fmt: skip


def written(when: When) -> str | None:
    """A time as the table writes it: a date, "start/end", or None."""
    if when.date is not None:
        return when.date
    return f"{when.start or ''}/{when.end or ''}" if when.start or when.end else None


def dated(text: str, trigger: str, published: str | None = WEDNESDAY) -> str | None:
    """The time of the trigger word's event."""
    reading = read(text, published)
    token = next(token for token in reading.doc if token.text == trigger)
    return written(dates.when(reading, token))


@pytest.mark.parametrize(("text", "trigger", "expected"), PHRASINGS)
def test_a_phrase_dates_its_event(text: str, trigger: str, expected: str | None) -> None:
    assert dated(text, trigger) == expected


def test_without_a_publication_date_only_years_resolve() -> None:
    assert dated("A bomb exploded in Kabul on Monday.", "exploded", None) is None
    assert dated("The army attacked the port in March.", "attacked", None) is None
    assert dated("The army attacked the port in March 2011.", "attacked", None) == "2011-03"


def test_a_leap_day_of_a_year_that_has_none_is_no_date() -> None:
    assert dated("The army attacked the port on 29 February 2023.", "attacked") is None


def test_a_part_of_a_year_joined_to_it_by_a_hyphen_is_read() -> None:
    assert dated("The army will attack the port by mid-2026.", "attack") == "2026"


def test_times_maps_each_expression_to_what_it_names() -> None:
    reading = read("On Monday the army attacked the port that it lost in 2011.")
    assert sorted(when.date for when in dates.times(reading).values() if when.date) == ["2011", "2024-05-13"]


def test_a_date_without_its_year_gives_way_to_none_further_off() -> None:
    assert dated("She visited Chad on 4 April and Peru on 6 April 2016.", "visited", None) is None
