"""What cannot be used is refused in words, on either database; nothing leaks, nothing is lost."""

from __future__ import annotations

import asyncio
import json
import re
from base64 import urlsafe_b64encode
from urllib.parse import urlencode

import pytest

from conversations import annotating, queries
from review.filters import _digest, query_of
from tests.conversations.talks import a_talk

ODD = (
    '" OR 1=1 --',
    "'; DROP TABLE words;--",
    "a* NEAR(b) AND NOT c",
    "body:grant ^x {y}",
    "\\ % _ ()",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "\U0001f600 grant \u202e dne",
    "?!",
)


@pytest.mark.parametrize("text", ODD)
async def test_odd_words_mean_nothing_special_in_search_and_filters_and_tags(database, coach, text):
    of = await a_talk(database)
    for name in ("q", "theme", "tag", "channel", "assignee"):
        status, page = await coach.get(f"/?{urlencode({name: text})}")
        assert status == 200, name
        assert "<script>alert" not in page
        assert "<img" not in page
    assert (await coach.post(f"/conversations/{of}/tags", turn="0", name=text)).status == 303
    _, page = await coach.get(f"/?{urlencode({'tag': text.lower()})}")
    assert "Our early help grant" in page
    assert "<script>alert" not in page
    assert "<img" not in page


@pytest.mark.parametrize(
    "address",
    [
        *("since=yesterday", "since=0001-01-01", "until=9999-12-31", "until=2027-02-30", "status=maybe"),
        *(
            "rating_below=99",
            "rating_below=x",
            "commented=maybe",
            f"q={'x' * 201}",
            "theme=%00",
            "q=a%00b",
            "page=nonsense",
            "page=%00",
        ),
    ],
)
async def test_a_damaged_address_is_told_so(coach, address):
    status, page = await coach.get(f"/?{address}")
    assert status == 400
    assert "could not be used" in page


def cursor_of(*mark: object) -> str:
    return urlsafe_b64encode(json.dumps(mark).encode()).decode()


@pytest.mark.parametrize(
    "mark",
    [
        ("2027-03-01T12:00:00+00:00", "' OR 1=1 --", False),
        ("2027-03-01T12:00:00+00:00", "\0", False),
        ("9999-12-31T23:59:59-23:59", "0" * 32, True),
        ("yesterday", "0" * 32, False),
        (1, 2, 3),
        (),
        [["deep"]],
    ],
    ids=repr,
)
async def test_a_page_that_somebody_made_up_is_refused(coach, mark):
    status, page = await coach.get(f"/?{urlencode({'page': cursor_of(*mark, _digest(query_of({})))})}")
    assert status == 400
    assert "Begin again from the list" in page


async def test_a_form_that_is_none_is_refused(database, coach):
    of = await a_talk(database)
    await coach.get("/")
    for data, content_type in (
        (b"token=%ff&text=%fe", "application/x-www-form-urlencoded; charset=nonsense"),
        (b"\xff\xfe\x00", "application/x-www-form-urlencoded"),
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (b"{}", "application/json"),
    ):
        headers = {"Content-Type": content_type}
        async with coach.client.post(f"/conversations/{of}/comments", data=data, headers=headers) as response:
            assert response.status in (400, 403), content_type


async def test_too_much_is_refused_and_not_cut(database, coach):
    of = await a_talk(database)
    await coach.get("/")
    here = f"/conversations/{of}"
    scores = {"score-reflection": "3", "score-next-steps": "2", "score-fit": "4"}
    for path, fields, status in (
        ("comments", {"turn": "0", "text": "x" * 4001}, 400),
        ("comments", {"turn": "0", "text": " \n "}, 400),
        ("comments", {"turn": "-1", "text": "x"}, 400),
        ("comments", {"turn": "٣", "text": "x"}, 400),
        ("comments", {"turn": "0", "text": "x" * 70_000}, 413),
        ("tags", {"turn": "0", "name": "x" * 41}, 400),
        ("assessment", {**scores, "note": "x" * 4001}, 400),
        ("assessment", {**scores, "score-fit": "5"}, 400),
        ("assessment", {"score-fit": "4"}, 400),
        ("progress", {"version": "0", "status": "finished"}, 400),
        ("progress", {"version": "0", "status": "done", "assignee": "nobody-here"}, 400),
        ("comments", {"turn": "0", "text": "kept\0whole"}, 303),
    ):
        assert (await coach.post(f"{here}/{path}", **fields)).status == status, (path, fields)
    assert "keptwhole" in (await coach.get(here))[1]


async def test_the_same_hand_or_two_at_the_same_moment_lose_nothing(database, coach, lead):
    of = await a_talk(database)
    here = f"/conversations/{of}"
    for browser in (coach, lead):
        await browser.get("/")
    scores = {"score-reflection": "3", "score-next-steps": "2", "score-fit": "4"}
    sent = [browser.post(f"{here}/comments", turn="0", text=f"{n}") for n, browser in enumerate([coach, lead] * 4)]
    sent += [browser.post(f"{here}/tags", turn="0", name="budget") for browser in (coach, lead) * 2]
    sent += [coach.post(f"{here}/assessment", note="", **scores) for _ in range(3)]
    sent += [coach.post("/views", name="Mine", status="done") for _ in range(3)]
    assert {response.status for response in await asyncio.gather(*sent)} == {303}
    async with database.reading() as session:
        assert len(await annotating.comments_of(session, [of])) == 8
        assert len(await annotating.tags_of(session, [of])) == 1
        assert len(await annotating.assessments_of(session, [of])) == 1


async def test_of_two_who_change_the_progress_at_once_one_is_told(database, coach, lead):
    of = await a_talk(database)
    here = f"/conversations/{of}/progress"
    for browser in (coach, lead):
        await browser.get("/")
    sent = [browser.post(here, version="0", status="done") for browser in (coach, lead)]
    assert sorted(response.status for response in await asyncio.gather(*sent)) == [303, 409]


async def test_nothing_that_was_said_is_in_the_log_of_a_failure(database, coach, caplog, monkeypatch):
    of = await a_talk(database, "A marmaladian grant.")

    async def fail(*_: object) -> None:
        raise RuntimeError("A marmaladian grant.")

    monkeypatch.setattr(queries, "records_of", fail)
    status, page = await coach.get(f"/conversations/{of}")
    assert status == 500
    assert "marmaladian" not in page + caplog.text
    assert re.search(r"unexpected RuntimeError at fail:\d+", caplog.text)
