import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.annotate.sentences import find_sentences
from armsledger.annotate.times import find_times
from armsledger.model.annotation import TimeExpression
from armsledger.model.document import Block, BlockKind, Document, Head
from armsledger.model.score import Reading
from armsledger.model.when import Precision

SATURDAY = date(2020, 7, 25)


def a_document(text: str, published: date | None = SATURDAY) -> Document:
    unsaid: Reading[str] = Reading(None, "the source does not say")
    head = Head(
        unsaid, unsaid, unsaid, Reading(published, "the head"), unsaid, unsaid, unsaid, Reading(False, "no marks")
    )
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(start, start + len(line), BlockKind.PARAGRAPH))
        start += len(line) + 1
    return Document("doc-1", "a.txt", "0" * 64, "text/plain", text, head, tuple(blocks))


def times_in(text: str, published: date | None = SATURDAY) -> tuple[TimeExpression, ...]:
    document = a_document(text, published)
    return find_times(document, find_sentences(document))


def day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None


@pytest.mark.parametrize(
    ("text", "words", "earliest", "latest"),
    [
        ("The convoy crossed on 4 May 2020.", "on 4 May 2020", "2020-05-04", "2020-05-04"),
        ("The convoy crossed on May 4, 2020, at dawn.", "on May 4, 2020", "2020-05-04", "2020-05-04"),
        ("A depot burned on September 11, 2001.", "on September 11, 2001", "2001-09-11", "2001-09-11"),
        ("Logged 02 Apr 2021 by the port.", "02 Apr 2021", "2021-04-02", "2021-04-02"),
        ("Logged 2020-05-06 by the port.", "2020-05-06", "2020-05-06", "2020-05-06"),
        ("Logged 13.04.2020 by the port.", "13.04.2020", "2020-04-13", "2020-04-13"),
        ("The invasion of Feb. 24 went on.", "Feb. 24", "2020-02-24", "2020-02-24"),
        ("The pilots left on March 2.", "on March 2", "2020-03-02", "2020-03-02"),
        ("THE OFFENSIVE BEGAN ON 11 NOVEMBER.", "ON 11 NOVEMBER", "2019-11-11", "2019-11-11"),
        ("They fled on Saturday March 28 2015 by road.", "on Saturday March 28 2015", "2015-03-28", "2015-03-28"),
        ("It stayed 14-16 April 2020 in port.", "14-16 April 2020", "2020-04-14", "2020-04-16"),
        ("In August 2016 it began.", "In August 2016", "2016-08-01", "2016-08-31"),
        ("In July last year, they struck the hangar.", "In July last year", "2019-07-01", "2019-07-31"),
        ("The town fell in late May.", "in late May", "2020-05-20", "2020-05-31"),
        ("The town fell in early March.", "in early March", "2020-03-01", "2020-03-10"),
        ("The town fell in mid-2018.", "in mid-2018", "2018-05-01", "2018-08-31"),
        ("The flights began in February.", "in February", "2020-02-01", "2020-02-29"),
        ("The flights began in September.", "in September", "2019-09-01", "2019-09-30"),
        ("The flights began last July.", "last July", "2019-07-01", "2019-07-31"),
        ("It grew in the first quarter of 2020.", "in the first quarter of 2020", "2020-01-01", "2020-03-31"),
        ("It grew in the second half of 2019.", "In the second half of 2019", "2019-07-01", "2019-12-31"),
        ("The war of the 1980s ended.", "the 1980s", "1980-01-01", "1989-12-31"),
        ("They met in winter 2019.", "in winter 2019", "2019-12-01", "2020-02-29"),
        ("They intervened in 2011.", "in 2011", "2011-01-01", "2011-12-31"),
        ("The ministry's 2014 contract lapsed.", "2014", "2014-01-01", "2014-12-31"),
        ("The 2015 nuclear deal held.", "2015", "2015-01-01", "2015-12-31"),
        ("The fleet grew over 2014-2016.", "over 2014-2016", "2014-01-01", "2016-12-31"),
    ],
)
def test_calendar_dates_are_read(text: str, words: str, earliest: str, latest: str) -> None:
    (time,) = times_in(text)

    assert time.span.quote.lower() == words.lower()
    assert (time.when.earliest, time.when.latest) == (day(earliest), day(latest))


@pytest.mark.parametrize(
    ("text", "words", "earliest", "latest"),
    [
        ("A statement came on Friday.", "on Friday", "2020-07-24", "2020-07-24"),
        ("A statement came on Saturday.", "on Saturday", "2020-07-25", "2020-07-25"),
        ("A statement came on Sunday.", "on Sunday", "2020-07-19", "2020-07-19"),
        ("A statement came last Saturday.", "last Saturday", "2020-07-18", "2020-07-18"),
        ("Talks open next Tuesday.", "next Tuesday", "2020-07-28", "2020-07-28"),
        ("Friday's blast shook the port.", "Friday", "2020-07-24", "2020-07-24"),
        ("Gunmen struck Friday morning.", "Friday morning", "2020-07-24", "2020-07-24"),
        ("He said so earlier this month.", "earlier this month", "2020-07-01", "2020-07-25"),
        ("They met last week.", "last week", "2020-07-13", "2020-07-19"),
        ("They met late last week.", "late last week", "2020-07-16", "2020-07-19"),
        ("They met earlier in the week.", "earlier in the week", "2020-07-20", "2020-07-25"),
        ("It grew over the past year.", "over the past year", "2019-07-25", "2020-07-25"),
        ("They met last month.", "last month", "2020-06-01", "2020-06-30"),
        ("They met last year.", "last year", "2019-01-01", "2019-12-31"),
        ("They will meet next year.", "next year", "2021-01-01", "2021-12-31"),
        ("They met over the weekend.", "over the weekend", "2020-07-25", "2020-07-26"),
        ("They met last weekend.", "last weekend", "2020-07-18", "2020-07-19"),
        ("They met last fall.", "last fall", "2019-09-01", "2019-11-30"),
        ("They met this summer.", "this summer", "2020-06-01", "2020-08-31"),
        ("They met yesterday.", "yesterday", "2020-07-24", "2020-07-24"),
        ("They meet tomorrow.", "tomorrow", "2020-07-26", "2020-07-26"),
        ("Drones came overnight.", "overnight", "2020-07-24", "2020-07-25"),
        ("It sailed two weeks ago.", "two weeks ago", "2020-07-06", "2020-07-12"),
        ("It sailed five days ago.", "five days ago", "2020-07-20", "2020-07-20"),
        ("It sailed three years ago.", "three years ago", "2017-01-01", "2017-12-31"),
        ("It grew over the past two months.", "over the past two months", "2020-05-25", "2020-07-25"),
        ("It burned in the last 24 hours.", "in the last 24 hours", "2020-07-24", "2020-07-25"),
        ("It burned for the third day.", "for the third day", "2020-07-23", "2020-07-25"),
        ("It left at the end of last month.", "at the end of last month", "2020-06-20", "2020-06-30"),
    ],
)
def test_relative_times_are_reckoned_from_the_day_of_publication(
    text: str, words: str, earliest: str, latest: str
) -> None:
    (time,) = times_in(text)

    assert time.span.quote.lower() == words.lower()
    assert (time.when.earliest, time.when.latest) == (day(earliest), day(latest))
    assert "2020-07-25" in time.when.because


@pytest.mark.parametrize(
    ("text", "words", "earliest", "latest"),
    [
        ("Active since 2019.", "since 2019", "2019-01-01", None),
        ("As of Monday, the fleet had lost two ships.", "As of Monday", None, "2020-07-20"),
        ("The ban applies as of Monday.", "as of Monday", "2020-07-20", None),
        ("Ships were hit in May and June.", "May and June", "2020-05-01", "2020-06-30"),
        ("Raids on Sunday and Monday killed six.", "Sunday and Monday", "2020-07-19", "2020-07-20"),
        ("Based there since the 1960s.", "since the 1960s", "1960-01-01", None),
        ("Besieged since July 7 by rebels.", "since July 7", "2020-07-07", None),
        ("They must leave by the end of 2019.", "by the end of 2019", None, "2019-12-31"),
        ("The jets will come by March.", "by March", None, "2021-03-31"),
        ("By March the group had seized the town.", "By March", None, "2020-03-31"),
        ("Nothing sails before Aug. 1 at least.", "before Aug. 1", None, "2020-07-31"),
        ("The drill lasts until the end of April.", "until the end of April", None, "2020-04-30"),
        ("Flights grew after 2019.", "after 2019", "2020-01-01", None),
        ("It ran from January to June 2020.", "from January to June 2020", "2020-01-01", "2020-06-30"),
        ("It ran from December to March 2020.", "from December to March 2020", "2019-12-01", "2020-03-31"),
        ("It ran between 14 April and 3 May.", "between 14 April and 3 May", "2020-04-14", "2020-05-03"),
        ("It ran from 2014 to 2016.", "from 2014 to 2016", "2014-01-01", "2016-12-31"),
        ("It ran from Monday to Wednesday.", "from Monday to Wednesday", "2020-07-20", "2020-07-22"),
    ],
)
def test_the_words_around_a_time_open_or_join_it(
    text: str, words: str, earliest: str | None, latest: str | None
) -> None:
    (time,) = times_in(text)

    assert time.span.quote == words
    assert (time.when.earliest, time.when.latest) == (day(earliest), day(latest))


@pytest.mark.parametrize(
    ("text", "earliest"),
    [
        ("The first group will arrive on Sunday.", "2020-07-26"),
        ("On Monday, the first plane will land.", "2020-07-27"),
        ("The ministry said on Friday that more will come.", "2020-07-24"),
        ("It plans to annex the district in September.", "2020-09-01"),
        ("It annexed the district in September.", "2019-09-01"),
    ],
)
def test_a_bare_day_or_month_lies_in_the_past_unless_the_clause_points_ahead(text: str, earliest: str) -> None:
    assert times_in(text)[0].when.earliest == day(earliest)


@pytest.mark.parametrize(
    "text", ["They met in recent days.", "It grew in recent weeks.", "They currently hold the base.", "It is now shut."]
)
def test_words_that_name_no_day_are_found_without_dates(text: str) -> None:
    (time,) = times_in(text)

    assert not time.when.is_dated
    assert time.when.because == "words that name no day"


def test_a_following_day_is_reckoned_from_the_time_named_last() -> None:
    first, second, third = times_in("It left on 4 May 2020. The following day it was back. A year earlier it was not.")

    assert first.when.earliest == date(2020, 5, 4)
    assert second.when.earliest == date(2020, 5, 5)
    assert third.when.earliest == date(2019, 5, 5)
    assert second.when.because == "the following day: reckoned from 2020-05-04, the time named last"


def test_without_a_day_of_publication_only_full_dates_have_days() -> None:
    absolute, relative, yearless = times_in("Seen on 4 May 2020, last week and on March 2.", published=None)

    assert absolute.when.earliest == date(2020, 5, 4)
    assert not relative.when.is_dated
    assert relative.when.because == "last week: reckoned from the day of publication, which is not known"
    assert not yearless.when.is_dated


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("В июле прошлого года они ударили.", "2019-07-01", "2019-07-31"),
        ("Самолёт прибыл 24 июля 2020 года.", "2020-07-24", "2020-07-24"),
        ("Корабль ушёл в пятницу.", "2020-07-24", "2020-07-24"),
        ("Корабль ушёл вчера.", "2020-07-24", "2020-07-24"),
        ("Там с 2019 года.", "2019-01-01", None),
        ("وصلت الطائرة في 24 يوليو 2020", "2020-07-24", "2020-07-24"),
        ("وصلت الطائرة يوم الجمعة", "2020-07-24", "2020-07-24"),
        ("L'avion est arrivé le 24 juillet 2020.", "2020-07-24", "2020-07-24"),
        ("Uçak 24 Temmuz 2020 günü geldi.", "2020-07-24", "2020-07-24"),
    ],
)
def test_plain_dates_of_other_languages_are_read(text: str, earliest: str, latest: str | None) -> None:
    (time,) = times_in(text)

    assert (time.when.earliest, time.when.latest) == (day(earliest), day(latest))


@pytest.mark.parametrize(
    "text",
    [
        "They may march. The Women's March passed.",
        "Under resolution 1970 (2011) arms are banned.",
        "Some 2000 fighters came, with T-72 tanks and 1998 rifles.",
        "Call 2019.",
        "Logged 30 February 2020 and 2020-13-45.",
    ],
)
def test_words_and_numbers_that_are_no_times_are_passed_over(text: str) -> None:
    assert times_in(text) == ()


def test_a_numeric_date_that_can_be_two_days_is_found_and_left_open() -> None:
    (time,) = times_in("Signed 03/04/2020.")

    assert not time.when.is_dated
    assert time.when.because == "numeric date: day and month cannot be told apart"


def test_the_reason_names_the_rule_and_the_anchor() -> None:
    friday, july = times_in("On Friday he spoke of a raid in July last year.")

    assert friday.when.because == "last such weekday not after published 2020-07-25"
    assert july.when.because == "month, year reckoned from published 2020-07-25"
    assert (friday.when.precision, july.when.precision) == (Precision.DAY, Precision.MONTH)


WORDS = (
    "since by until between and from to in on the early late last next "
    "July May 4 14 31 2019 2020 Friday week year ago two three days "
    "30 February 0 9999 1800 end of first quarter winter yesterday ، في يوليو "
    "в июле . ; - с по года 4-6 Temmuz ile arasında 2019'dan beri du au juin de mayo بين و3 عام ٢٠٢٠ "
)
PIECES = st.sampled_from(WORDS.split())


@given(
    st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map(" ".join)),
    st.sampled_from([SATURDAY, None, date.min, date.max]),
)
def test_any_text_gives_ordered_spans_that_quote_it(text: str, published: date | None) -> None:
    document = a_document(text, published)
    found = find_times(document, find_sentences(document))

    assert [document.check(time.span).quote for time in found] == [time.when.words for time in found]
    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(found))
    assert all(time.when.because for time in found)
