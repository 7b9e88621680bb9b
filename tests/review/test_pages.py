"""The way of a coach through the pages, on either database."""

from __future__ import annotations

import asyncio
import csv
import io
import json

from conversations import accesses, accounts, annotating, commands, indexing, queries
from conversations.commands import Said
from conversations.models import TurnKind
from conversations.people import Action, Role
from conversations.reviews import Status
from tests.conversations.factories import NOW, later
from tests.conversations.talks import QUESTION, a_record, a_talk, says
from tests.review.conftest import Browser

BAD = "<script>alert(1)</script>"


async def test_a_coach_finds_reads_and_annotates_what_was_shared(database, coach):
    of, other = await a_talk(database), await a_talk(database, "Nobody is to see this.", shared=False)
    status, page = await coach.get("/")
    assert status == 200
    assert "Our early help grant ends in March." in page
    assert "Nobody is to see this." not in page
    here = f"/conversations/{of}"
    status, page = await coach.get(here)
    assert status == 200
    assert "The ability to collaborate" in page
    assert 'id="turn-5"' in page
    assert (await coach.get(f"/conversations/{other}"))[0] == 404
    assert (await coach.post(f"{here}/comments", turn="2", text=f"Ask about March. {BAD}")).status == 303
    assert (await coach.post(f"{here}/tags", turn="0", name=f"Budget {BAD[:20]}")).status == 303
    _, page = await coach.get(here)
    assert "Ask about March. &lt;script&gt;" in page
    assert BAD not in page
    assert "budget &lt;script&gt;" in page


async def test_what_is_shared_appears_by_itself_a_moment_later(database, coach):
    of = await a_talk(database, shared=False)
    async with database.writing() as session:
        await commands.share(session, of, True, NOW)
    async with asyncio.timeout(10):
        while True:
            if "Our early help" in (await coach.get("/"))[1]:
                return
            await asyncio.sleep(0.1)


async def test_taking_back_hides_a_conversation_and_its_notes_at_once(database, coach):
    of = await a_talk(database)
    await coach.get("/")
    await coach.get(f"/conversations/{of}")
    async with database.writing() as session:
        await commands.share(session, of, False, NOW)
    status, page = await coach.get(f"/conversations/{of}")
    assert status == 404
    assert "its leader has taken it back" in page
    assert (await coach.post(f"/conversations/{of}/comments", turn="0", text="Too late")).status == 404
    _, page = await coach.get("/?q=grant")
    assert "Our early help" not in page


async def test_words_are_found_by_their_stem_and_marked_and_mean_nothing_special(database, coach):
    await a_talk(database, "Two partners keep disagreeing about hubs.")
    await a_talk(database, "Another matter altogether.")
    _, page = await coach.get("/?q=partner+hub")
    assert "<mark>partners</mark>" in page
    assert "Another matter" not in page
    for odd in ('" OR 1=1 --', "a* NEAR(b)", "'; DROP TABLE words;--", "\\", "&lt;b&gt;", "()"):
        status, page = await coach.get("/", params={"q": odd})
        assert status == 200, odd
        assert "Two partners" not in page, odd
    status, page = await coach.get("/", params={"q": BAD})
    assert BAD not in page


async def test_filters_live_in_the_address(database, coach):
    await a_talk(database, "Rated low.", at=NOW, record=a_record("Rated low.", 2))
    await a_talk(database, "Rated high.", at=later(1), record=a_record("Rated high.", 9, "disabled children"))
    for address, low, high in (
        ("rating_below=5", True, False),
        ("theme=disabled+children", False, True),
        ("challenge=a+shock", True, True),
        ("behaviour=The+ability+to+collaborate", True, True),
        ("status=done", False, False),
        ("assignee=nobody", True, True),
        ("commented=1", False, False),
        ("commented=0", True, True),
        ("channel=web&since=2027-03-01&until=2027-03-01", True, True),
        ("since=2027-03-02", False, False),
        ("tag=none", False, False),
    ):
        _, page = await coach.get(f"/?{address}")
        assert ("Rated low." in page, "Rated high." in page) == (low, high), address
    for wrong in ("since=yesterday", "status=maybe", "rating_below=99", f"q={'x' * 300}"):
        assert (await coach.get(f"/?{wrong}"))[0] == 400, wrong


async def test_pages_lead_both_ways_and_stay_where_they_are(database, coach):
    for number in range(60):
        await a_talk(database, f"Talk number {number:02}.", at=later(number))
    _, first = await coach.get("/")
    older = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    assert "Talk number 59." in first
    await a_talk(database, "One that came in between.", at=later(100))
    _, second = await coach.get(older)
    assert "Talk number 34." in second
    assert "Talk number 35." not in second
    newer = second.split('rel="prev" href="')[1].split('"')[0].replace("&amp;", "&")
    _, back = await coach.get(newer)
    assert "Talk number 35." in back
    assert "Talk number 59." in back
    status, page = await coach.get(older + "&status=done")
    assert status == 400
    assert "another filter" in page
    assert (await coach.get("/?page=nonsense"))[0] == 400


async def test_two_readers_are_blind_until_both_are_in(database, sign_in, lead, clock):
    of = await a_talk(database)
    here = f"/conversations/{of}"
    ann, ben = await sign_in("Ann", Role.COACH), await sign_in("Ben", Role.COACH)
    async with database.reading() as session:
        ids = {one.name: one.id for one in await accounts.coaches(session)}
    await lead.get(here)
    await lead.get("/")
    chosen = {"status": "in-review", "assignee": ids["Ann"], "second": ids["Ben"]}
    await lead.get(here)
    assert (await lead.post(f"{here}/progress", version="0", **chosen)).status == 303
    assert (await lead.post(f"{here}/progress", version="0", **chosen)).status == 409
    scores = {"score-reflection": "3", "score-next-steps": "2", "score-fit": "4"}
    assert (await ann.post(f"{here}/assessment", note="Only mine", **scores)).status == 303
    assert "Only mine" not in (await ben.get(here))[1]
    assert "Only mine" not in (await lead.get("/export.jsonl"))[1]
    assert (await ben.post(f"{here}/assessment", note="", **scores)).status == 303
    assert "Only mine" in (await ben.get(here))[1]
    assert (await ann.post(f"{here}/assessment", note="Changed", **scores)).status == 400
    status, page = await lead.get("/figures")
    assert status == 200
    assert "How far two readers agree" in page


async def test_neither_of_two_readers_can_be_changed_to_show_one_the_others_assessment(database, sign_in, lead):
    of = await a_talk(database)
    here, scores = f"/conversations/{of}", {"score-reflection": "3", "score-next-steps": "2", "score-fit": "4"}
    ann, ben = await sign_in("Ann", Role.COACH), await sign_in("Ben", Role.COACH)
    async with database.reading() as session:
        ids = {one.name: one.id for one in await accounts.coaches(session)} | {"": ""}
    await lead.get(here)

    async def give(who: Browser, first: str, second: str) -> int:
        async with database.reading() as session:
            version = str((await queries.review_of(session, of)).version)
        readers = {"assignee": ids[first], "second": ids[second]}
        return (await who.post(f"{here}/progress", version=version, status="in-review", **readers)).status

    assert await give(lead, "Lena Okafor", "Ann") == 303
    assert await give(lead, "Lena Okafor", "Ben") == 303
    assert (await ben.post(f"{here}/assessment", note="Ben's alone", **scores)).status == 303
    # The second reader's is in: a lead who is the first can neither send them away nor come to read alone.
    for first, second in (("Lena Okafor", ""), ("Lena Okafor", "Ann"), ("", ""), ("Ben", "")):
        assert await give(lead, first, second) == 400, (first, second)
    # Who has not submitted can still be replaced: they have seen nothing.
    assert await give(lead, "Ann", "Ben") == 303
    assert "alone" not in (await lead.get(here))[1]
    assert (await ann.post(f"{here}/assessment", note="", **scores)).status == 303
    for who, first in ((ann, ""), (ben, ""), (lead, ""), (lead, "Lena Okafor")):
        assert await give(who, first, "Ben") in (400, 403), first
    assert (await ann.post(f"{here}/assessment", note="Changed", **scores)).status == 400


async def test_a_second_reader_is_named_before_anybody_has_assessed(database, coach, lead):
    of = await a_talk(database)
    here, scores = f"/conversations/{of}", {"score-reflection": "3", "score-next-steps": "2", "score-fit": "4"}
    async with database.reading() as session:
        ids = {one.name: one.id for one in await accounts.coaches(session)}
    await lead.get(here)
    assert (await coach.post(f"{here}/assessment", note="", **scores)).status == 303
    readers = {"assignee": ids["Ann Lee"], "second": ids["Lena Okafor"]}
    status, page = await lead.send(f"{here}/progress", version="0", status="in-review", **readers)
    assert status == 400
    assert "before anybody has assessed" in page
    # Whoever reads it alone hides nothing, and may hand it on.
    for version, first in enumerate((ids["Ann Lee"], ids["Lena Okafor"])):
        form = {"version": str(version), "status": "in-review", "assignee": first, "second": ""}
        assert (await lead.post(f"{here}/progress", **form)).status == 303


async def test_exports_hold_the_notes_and_nothing_a_spreadsheet_would_run(database, coach, lead):
    of = await a_talk(database, "=HYPERLINK(1)")
    await a_talk(database, "Kept apart.", shared=False)
    await lead.get("/")
    await coach.post(f"/conversations/{of}/comments", turn="2", text="A note")
    status, text = await lead.get("/export.csv")
    assert status == 200
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    said = [row for row in rows if row["said"]]
    assert said[0]["said"] == "'=HYPERLINK(1)"
    assert said[0]["comments"] == "Ann Lee: A note"
    assert "Kept apart." not in text
    async with database.reading() as session:
        told = [line.action for line in await accesses.accesses_of(session, of)]
    assert told == [Action.IN_EXPORT, Action.SHARED]
    _, text = await lead.get("/export.jsonl")
    (line,) = [json.loads(line) for line in text.splitlines()]
    assert line["comments"][0]["text"] == "A note"
    assert line["records"][0]["answers"][0]["question"] == QUESTION


async def test_what_was_said_about_somebodys_safety_is_on_no_page_and_in_no_export(database, coach, lead):
    of = await a_talk(database)
    async with database.writing() as session:
        turn = await commands.receive(session, of, 6, Said("risk", TurnKind.TEXT, "He is not marmaladian."), NOW)
        await commands.answer(session, turn, says("See to the marmaladian.", {"card": "safety"}), None, later(1))
        assert await indexing.freshen(session) == 1
    assert "Nothing fits" in (await coach.get("/?q=marmaladian"))[1]
    _, page = await coach.get(f"/conversations/{of}")
    assert "Not shown: what is said about somebody" in page.split('id="turn-6"')[1]
    pages = [page, (await lead.get("/export.csv"))[1], (await lead.get("/export.jsonl"))[1]]
    assert "marmaladian" not in "".join(pages)


async def test_the_transcript_shows_what_was_offered_and_why_and_which_question_an_answer_is_for(database, coach):
    of = await a_talk(database)
    await coach.get("/")
    _, page = await coach.get(f"/conversations/{of}")
    offered, answered = page.split('id="turn-2"')[1], page.split('id="turn-5"')[1]
    for words in ("Because of <q>schools and health</q>", "Leading through shock", "Hold the line", "part 3"):
        assert words in offered
    assert QUESTION in answered
    assert "4 of 10" in answered
    assert "Aside: Another way" in page.split('id="turn-4"')[1]


async def test_figures_hide_groups_under_five(database, coach):
    for number in range(4):
        await a_talk(database, f"Few {number}.", record=a_record("Few.", theme="a rare theme"))
    for number in range(5):
        await a_talk(database, f"Many {number}.")
    _, page = await coach.get("/figures")
    assert "children in poverty" in page
    assert "a rare theme" not in page
    assert "Smaller groups are left out." in page


async def test_agreement_is_shown_from_five_double_readings_on(database, coach, lead):
    async with database.reading() as session:
        ids = [one.id for one in await accounts.coaches(session)]
    for number in range(5):
        of = await a_talk(database, f"Read twice, number {number}.")
        async with database.writing() as session:
            await annotating.set_progress(session, of, 0, Status.DONE, *ids)
            for reader in ids:
                await annotating.assess(session, of, reader, {"reflection": 1 + number % 2}, "", NOW)
        _, page = await lead.get("/figures")
        row = page.split("Depth of reflection")[1].split("</tr>")[0]
        assert ("1.00" in row, "too few to show yet" in row) == (number == 4, number < 4), number


async def test_saved_views_are_ones_own(database, coach, lead):
    await coach.get("/?status=done")
    assert (await coach.post("/views", name="Finished", status="done")).headers["Location"] == "/?status=done"
    assert "Finished" in (await coach.get("/"))[1]
    assert "Finished" not in (await lead.get("/"))[1]


async def test_a_conversation_of_which_a_search_shows_words_is_noted_once_an_hour(database, coach, lead, clock):
    of, other = await a_talk(database), await a_talk(database, "Another matter altogether.")

    async def noted() -> list[str]:
        async with database.reading() as session:
            assert not [line for line in await accesses.accesses_of(session, other) if line.action == Action.FOUND]
            lines = [line for line in await accesses.accesses_of(session, of) if line.action == Action.FOUND]
        assert "grant" not in "".join(line.detail for line in lines)
        return [line.who for line in reversed(lines)]

    for address in ("/", "/?status=unreviewed", "/?q=zebra", "/?q=?!"):
        await coach.get(address)
    assert await noted() == []
    for address in ("/?q=grant", "/?q=grant", "/?q=grant&status=unreviewed"):
        assert "<mark>grant</mark>" in (await coach.get(address))[1]
    assert await noted() == ["Ann Lee"]
    await lead.get("/?q=grant")
    await coach.get("/?q=early+help")
    assert await noted() == ["Ann Lee", "Lena Okafor", "Ann Lee"]
    for minutes in (40, 40):
        clock.pass_by(minutes=minutes)
        await coach.get("/?q=grant")
    assert await noted() == ["Ann Lee", "Lena Okafor", "Ann Lee", "Ann Lee"]


async def test_the_log_tells_of_reading_and_exporting_but_not_what_was_searched(database, coach, lead, administrator):
    of = await a_talk(database)
    await coach.get("/")
    await coach.get(f"/conversations/{of}")
    await lead.get("/export.csv?q=grant&status=unreviewed")
    await lead.get("/?q=grant")
    _, page = await administrator.get("/log")
    for line in ("Read", "Exported", "Shared", "Signed in"):
        assert f"<td>{line}</td>" in page
    assert "and a search" in page
    for line in ("In an export", "Found in a search"):
        assert f"<td>{line}</td>" not in page
        _, some = await administrator.get("/log", params={"action": line.lower()})
        assert f"<td>{line}</td>" in some
        assert "grant" not in page + some
