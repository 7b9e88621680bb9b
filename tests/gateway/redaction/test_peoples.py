"""Peoples and places stay, people who are called like them go, and other languages are no names."""

from __future__ import annotations

import pytest

from gateway.redaction.labels import LABEL, neutral
from gateway.redaction.presidio import PresidioRedactor


@pytest.mark.parametrize(
    "text",
    [
        "the community of the Eritreans",
        "Eritreans do not trust us",
        "the somalis and the eritrean church",
        "Roma families, Muslim families and Yoruba speakers",
        "Welsh is the first language of half our children",
        "Yorubas and Igbos came to the meeting.",
        "Two Syrian boys and a Kurd share the house",
        "we asked Muslim families and English teachers",
        "we told Christian families and Danish colleagues",
        "Mum Roma, dad Irish",
        "A Danish model of social pedagogy",
        "Eritrean-born and Polish-speaking carers",
        "Afro-Caribbean children, non-Muslim carers",
        "Tigrinya interpreters are rare",
        "Georgians and Moldovans, the Hazaras, the Pashtuns",
        "Sylhetis in our town, a Sri Lankan and two Cape Verdeans",
        "he speaks urdu and a bit of pashto, his gran only Lingala",
        "Catholics, Protestants and Jehovah's Witnesses",
        "Welsh Government said no",
    ],
)
def test_peoples_faiths_and_languages_stay(redactor: PresidioRedactor, text: str) -> None:
    assert redactor.redacted(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "in my before job in Valencia",
        "Valencia was my first job.",
        "our unit in Kent",
        "families from Asmara",
        "Asmara is where most come from",
        "I worked in Lagos, Kraków and Addis Ababa",
        "Between Lima and Santiago",
        "she moved to Sofia, and the rest of the family is in Lisbon",
        "Somalia, Eritrea and Kosovo",
        "Chad and Sudan are where they come from",
        "Malians came through Libya",
        "Ireland's mother and baby homes",
        "Kent is one, and Surrey another",
    ],
)
def test_countries_and_cities_stay(redactor: PresidioRedactor, text: str) -> None:
    assert redactor.redacted(text).text == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kent rang me", "[name] rang me"),
        ("Paris is seven", "[name] is seven"),
        ("Paris is seven, and cries", "[name] is seven, and cries"),
        ("Georgia is 9 years old", "[name] is 9 years old"),
        ("little Chelsea", "little [name]"),
        ("Little Asmara ran off", "Little [name] ran off"),
        ("Mr London", "Mr [name]"),
        ("Mr Germany and Cllr Ireland", "Mr [name] and Cllr [name]"),
        ("Mrs English wrote", "Mrs [name] wrote"),
        ("India's mum", "[name]'s mum"),
        ("Kenya's birthday", "[name]'s birthday"),
        ("we met in Chelsea's gran's house", "we met in [name]'s gran's house"),
        ("my daughter Asmara", "my daughter [name]"),
        ("I told Jordan yesterday", "I told [name] yesterday"),
        ("Christian rang me", "[name] rang me"),
        ("Christian, 14, is back", "[name], 14, is back"),
        ("his dad Christian", "his dad [name]"),
        ("Danish, 9, was excluded", "[name], 9, was excluded"),
        ("little Roma was moved", "little [name] was moved"),
        ("Valencia, 14, ran off", "[name], 14, ran off"),
        ("I spoke to Sofia", "I spoke to [name]"),
        ("I lost confidence in Sofia", "I lost confidence in [name]"),
        ("Cuba, 6, and Chad, 8", "[name], 6, and [name], 8"),
        ("I met Sarah Welsh and Tom French", "I met [name] and [name]"),
    ],
)
def test_whoever_is_called_like_a_place_or_a_people_goes(redactor: PresidioRedactor, text: str, expected: str) -> None:
    assert LABEL.sub(neutral, redactor.redacted(text).text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nie wiem, co robić. We have no staff.",
        "Dziękuję bardzo. The plan is set.",
        "Mam dwójkę dzieci i nie mam czasu.",
        "Zespół jest zmęczony, a ludzie odchodzą.",
        'She said "Nie ma problemu, wszystko będzie dobrze" and left',
        "I am ashamed, es una vergüenza.",
        "Es una vergüenza que no tengamos personal para las familias.",
        "Ojalá tuviéramos más gente. Mira, no hay dinero.",
        "Gracias, bye bye",
        "Diolch yn fawr. Mae'r plant yn dod yn gyntaf.",
        "Rydym ni'n gweithio gyda theuluoedd yng Nghaerdydd.",
        "Merci beaucoup pour tout. Nous avons perdu deux chefs.",
        "Waan ka xumahay, qoyska ma joogo.",
    ],
)
def test_words_of_other_languages_stay(redactor: PresidioRedactor, text: str) -> None:
    assert redactor.redacted(text).text == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marta nie przyszła, a Krzysztof mówi, że to problem.", "[name] nie przyszła, a [name] mówi, że to problem."),
        ("moja córka zosia nie chce chodzić do szkoły", "moja córka [name] nie chce chodzić do szkoły"),
        ("Mi hijo mateo tiene problemas en la escuela.", "Mi hijo [name] tiene problemas en la escuela."),
        ("La directora, señora Brankovic, no quiere hablar.", "La directora, señora [name], no quiere hablar."),
        ("Mae Gwyneth yn gadael ar ôl y Nadolig.", "Mae [name] yn gadael ar ôl y Nadolig."),
        ("Ale my nie mamy pieniędzy. Svetlana knows.", "Ale my nie mamy pieniędzy. [name] knows."),
    ],
)
def test_names_in_other_languages_go(redactor: PresidioRedactor, text: str, expected: str) -> None:
    assert LABEL.sub(neutral, redactor.redacted(text).text) == expected
