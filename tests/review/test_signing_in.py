"""Coming in by password or link, staying, and going out."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from conversations.people import Role
from tests.review.conftest import PASSWORD


async def test_a_link_is_good_for_one_password(administrator, new_browser):
    response = await administrator.post("/accounts", name="New Coach", role="coach")
    link = (await response.text()).split("<code>http://127.0.0.1:8081")[1].split("</code>")[0]
    browser = new_browser()
    assert "Choose a password" in (await browser.get(link))[1]
    assert (await browser.post(link, password="short", again="short")).status == 400
    assert (await browser.post(link, password=PASSWORD, again=PASSWORD + "x")).status == 400
    assert (await browser.post(link, password=PASSWORD, again=PASSWORD)).status == 303
    assert (await browser.get(link))[0] == 410
    assert (await new_browser().post(link, password=PASSWORD, again=PASSWORD)).status == 410


async def test_a_link_ends_after_a_day(administrator, new_browser, clock):
    response = await administrator.post("/accounts", name="New Coach", role="coach")
    link = (await response.text()).split("<code>http://127.0.0.1:8081")[1].split("</code>")[0]
    clock.pass_by(hours=24)
    assert (await new_browser().get(link))[0] == 410


async def test_a_wrong_password_and_an_unknown_name_are_answered_alike(coach, new_browser):
    browser = new_browser()
    wrong = await browser.post("/sign-in", name="Ann Lee", password="not it at all")
    unknown = await browser.post("/sign-in", name="Ann Leg", password="not it at all")
    assert wrong.status == unknown.status == 401
    assert (await wrong.text()).replace("Ann Lee", "") == (await unknown.text()).replace("Ann Leg", "")
    right = await browser.post("/sign-in?to=/figures", name="ann lee", password=PASSWORD)
    assert (right.status, right.headers["Location"]) == (303, "/figures")


async def test_a_name_is_typed_with_capitals_or_without(sign_in, new_browser):
    await sign_in("Élodie Łaska", Role.COACH)
    for name in ("élodie łaska", "ÉLODIE  ŁASKA"):
        assert (await new_browser().post("/sign-in", name=name, password=PASSWORD)).status == 303


async def test_a_name_that_is_spelt_in_another_way_is_not_another_account_to_try(new_browser):
    names = [normalize(form, "Élodie") for form in ("NFC", "NFD")] * 6
    found = [(await new_browser().post("/sign-in", name=name, password="guess")).status for name in names]
    assert found == [401] * 10 + [429] * 2


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:1"])
async def test_signing_in_leads_nowhere_else(coach, new_browser, target):
    response = await new_browser().client.post(
        "/sign-in", params={"to": target}, data={"name": "Ann Lee", "password": PASSWORD}, allow_redirects=False
    )
    assert response.headers["Location"] == "/"


async def test_tries_are_counted(new_browser):
    browser = new_browser()
    found = [(await browser.post("/sign-in", name="Ann Lee", password="guess")).status for _ in range(12)]
    assert found[:10] == [401] * 10
    assert found[10:] == [429] * 2


@pytest.mark.parametrize(
    ("times", "apart", "then"),
    [pytest.param(3, 59, 60, id="not used"), pytest.param(19, 30, 30, id="however much it is used, after ten hours")],
)
async def test_a_session_ends(coach, clock, times, apart, then):
    for _ in range(times):
        clock.pass_by(minutes=apart)
        assert "<h1>Conversations</h1>" in (await coach.get("/"))[1]
    clock.pass_by(minutes=then)
    assert "<h1>Sign in</h1>" in (await coach.get("/"))[1]


async def test_a_closed_account_is_out_at_once(administrator, coach, database):
    _, page = await administrator.get("/accounts")
    ann = page.split("Ann Lee</h2>")[1].split('action="')[1].split('"')[0]
    assert (await administrator.post(ann, do="close")).status == 303
    assert "<h1>Sign in</h1>" in (await coach.get("/"))[1]


async def test_signing_out_everywhere_ends_every_session(coach, new_browser):
    other = new_browser()
    await other.post("/sign-in", name="Ann Lee", password=PASSWORD)
    assert (await coach.post("/sign-out", everywhere="1")).status == 303
    for browser in (coach, other):
        assert "<h1>Sign in</h1>" in (await browser.get("/"))[1]


async def test_forms_from_elsewhere_are_refused(coach):
    token = coach.token
    for headers, given in (
        ({"Origin": "https://evil.example"}, token),
        ({"Sec-Fetch-Site": "cross-site"}, token),
        ({"Origin": "null"}, token),
        ({}, ""),
        ({}, "0" * 64),
    ):
        async with coach.client.post("/views", data={"token": given, "name": "x"}, headers=headers) as response:
            assert response.status == 403, headers


async def test_every_answer_carries_the_safety_headers(coach, new_browser):
    for path in ("/", "/nowhere", "/static/review.css", "/figures"):
        async with coach.client.get(path) as response:
            policy = response.headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'none'")
            assert "unsafe" not in policy
            assert response.headers["X-Content-Type-Options"] == "nosniff"


async def test_the_cookie_is_strict_and_for_the_server_alone(coach, new_browser):
    response = await new_browser().post("/sign-in", name="Ann Lee", password=PASSWORD)
    cookie = response.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


async def test_administrators_cannot_lock_themselves_out(administrator, sign_in):
    await sign_in("Other", Role.COACH)
    _, page = await administrator.get("/accounts")
    assert page.count('value="close"') == 1
