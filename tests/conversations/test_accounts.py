"""Coaches' accounts: the names they sign in with and those they are shown under."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from sqlalchemy.exc import IntegrityError

from conversations import accounts
from conversations.people import Role
from tests.conversations.factories import NOW


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Ann Lee", "ann  LEE"),
        ("Élodie", "élodie"),
        ("Élodie", normalize("NFD", "ÉLODIE")),
        ("Łukasz", "łukasz"),
        ("Özlem Groß", "özlem GROSS"),
    ],
)
async def test_a_coach_is_found_however_the_name_is_typed(database, name, typed):
    async with database.writing() as session:
        await accounts.add_coach(session, name, Role.COACH, NOW)
        assert (await accounts.coach_named(session, typed)).name == name


async def test_nobody_signs_in_with_a_name_that_differs_by_case_alone(database):
    async with database.writing() as session:
        await accounts.add_coach(session, "Élodie", Role.COACH, NOW)
    with pytest.raises(IntegrityError):
        async with database.writing() as session:
            await accounts.add_coach(session, "ÉLODIE", Role.COACH, NOW)


async def test_people_of_one_name_are_told_apart_by_what_the_sign_on_calls_them_or_by_number(database):
    async with database.writing() as session:
        await accounts.add_coach_with(session, "entra 1", "Ann Lee", "", Role.COACH, NOW)
        await accounts.add_coach(session, "ann lee", Role.COACH, NOW)
        for subject, login in (("entra 2", "ann.lee@example.gov.uk"), ("entra 3", ""), ("entra 4", "x" * 200)):
            await accounts.add_coach_with(session, subject, "ANN LEE", login, Role.COACH, NOW)
        names = [coach.name for coach in await accounts.coaches(session)]
        assert (await accounts.coach_named(session, "Ann Lee")).subject is None
    assert set(names) == {
        *("Ann Lee", "ann lee (2)", "ANN LEE (ann.lee@example.gov.uk)", "ANN LEE (3)", f"ANN LEE ({'x' * 40})"),
    }


async def test_a_name_stays_as_short_as_the_table_takes_however_it_is_told_apart(database):
    async with database.writing() as session:
        for number in range(3):
            coach = await accounts.add_coach_with(session, f"entra {number}", "n" * 100, "x" * 100, Role.COACH, NOW)
            assert len(coach.name) == accounts.LONGEST_NAME
