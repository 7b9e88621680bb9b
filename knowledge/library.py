"""Everything that can be asked of the knowledge of this installation, in one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from knowledge.encoder import Encoder, Vectors
from knowledge.errors import ItemNotFound
from knowledge.keeping import load
from knowledge.labels import Challenge
from knowledge.nearness import Near, Nearness
from knowledge.pack import Pack
from knowledge.paths import model_path, store_path
from knowledge.phrases import plain
from knowledge.schema import (
    Approach,
    Behaviour,
    CaseStudy,
    Concept,
    Document,
    Example,
    Gloss,
    Item,
    Question,
    QuestionSet,
)
from knowledge.search import Context, Finding, Search
from knowledge.selection import chosen_questions
from knowledge.store import opened, whole_pack

CHALLENGES: dict[str, str] = {
    Challenge.CHANGE: "leading change over time",
    Challenge.SHOCK: "a sudden change in money, policy or public attention",
    Challenge.LANDSCAPE: "the political and corporate landscape",
    Challenge.GOVERNANCE: "being held to account",
    Challenge.SYSTEM_DESIGN: "structures and ways of delivering services",
    Challenge.CULTURE: "a culture of learning rather than blame",
    Challenge.SUSTAINING: "making improvement last",
}
"""What each challenge is called when speaking to a leader."""


# A word that stands in so many questions calls no concept by itself: a team is not the team around the child.
COMMON = 2


@dataclass(frozen=True)
class Library:
    """The items of all loaded packs, and the search over them."""

    pack: Pack
    search: Search

    def find(self, text: str, context: Context | None = None) -> Finding:
        return self.search.find(text, context or Context())

    def questions_near(self, text: str) -> list[Near]:
        """The reflective questions, the nearest to a question of a leader's own first, however near."""
        sets = {result.id: result.score for result in self.find(text).question_sets}
        return self.nearness.questions_near(self._vector(text), sets)

    def accounts_near(self, text: str, questions: Sequence[str] = ()) -> list[Near]:
        """What was done elsewhere, the nearest first; nearer where one of these questions points to it."""
        goes_with = [name for question in questions for name in self.question(question).examples]
        return self.nearness.accounts_near(self._vector(text), goes_with)

    def likeness(self, text: str, others: Sequence[str]) -> list[float]:
        """How near each of some texts is to one, by their meaning (cosine)."""
        rows = self.search.encoder.encode([text, *others])
        return [float(row @ rows[0]) for row in rows[1:]]

    def nearer(self, text: str, one: str, other: str) -> bool:
        """Whether a text is nearer to the one question than to the other."""
        forms = self.nearness.forms_by_id
        vector = self._vector(text)
        return float((forms[one] @ vector).max()) > float((forms[other] @ vector).max())

    def get[I: Item | Document](self, item_id: str, kind: type[I]) -> I:
        """The item of that id and kind; raises ItemNotFound."""
        item = self._by_id.get(item_id)
        if not isinstance(item, kind):
            raise ItemNotFound(item_id)
        return item

    def every[I: Item](self, kind: type[I]) -> Sequence[I]:
        """All items of a kind, in the order of the packs."""
        known = self._by_kind.get(kind)
        if known is None:
            known = self._by_kind[kind] = tuple(item for _, item in self.pack.all() if isinstance(item, kind))
        return known

    def behaviour(self, item_id: str) -> Behaviour:
        return self.get(item_id, Behaviour)

    def case(self, item_id: str) -> CaseStudy | Example:
        item = self._by_id.get(item_id)
        if not isinstance(item, CaseStudy | Example):
            raise ItemNotFound(item_id)
        return item

    def is_case(self, item_id: str) -> bool:
        return isinstance(self._by_id.get(item_id), CaseStudy | Example)

    def context_of(self, item_id: str) -> dict[str, str | None]:
        """How the authority of a case performed, and how stable its politics were, as far as the source says."""
        case = self.case(item_id)
        context = case.context if isinstance(case, CaseStudy) else case
        return {"performance": context.performance, "stability": context.stability}

    def question(self, item_id: str) -> Question:
        return self.get(item_id, Question)

    def questions(
        self, sets: Sequence[str], behaviours: Collection[str], challenge: str | None, theme: str | None
    ) -> list[Question]:
        """The reflective questions to ask, in the order to ask them."""
        return chosen_questions(self.every(Question), sets, behaviours, challenge, theme)

    def questions_of(self, name: str) -> list[Question]:
        """All questions of a set, in the order of their source."""
        return [item for item in self.every(Question) if item.set == name]

    def set_title(self, name: str) -> str:
        return self.get(name, QuestionSet).title

    def approach_for(self, challenge: str | None, performance: str | None, stability: str | None) -> Approach | None:
        """The frame the research gives for a context: the one whose conditions are met most fully, if any is."""
        best: tuple[int, Approach] | None = None
        for approach in self.every(Approach):
            if challenge not in approach.challenges:
                continue
            conditions = ((approach.performance, performance), (approach.stability, stability))
            if any(wanted and known is not None and known not in wanted for wanted, known in conditions):
                continue
            met = sum(2 if known in wanted else -1 for wanted, known in conditions if wanted)
            if best is None or met > best[0]:
                best = met, approach
        return best[1] if best else None

    def concept_called(self, term: str) -> Concept | None:
        """The concept of that name, or the one that its first word points to; what only sounds near is none."""
        name = plain(term)
        ways = {name, name.removesuffix("s"), f"{name}s"}
        whole = next((concept for known, concept in self._terms if known in ways), None)
        return whole or next((concept for known, concept in self._first_words if known in ways), None)

    def concepts_in(self, term: str) -> list[Concept]:
        """The concept of that name, or those that are named in it one beside the other: "wicked, tame"."""
        whole = self.concept_called(term)
        found = [whole] if whole else [one for word in plain(term).split() if (one := self.concept_called(word))]
        return list({one.id: one for one in found}.values())

    def entries_for(self, term: str) -> Sequence[Gloss | Concept]:
        """What explains a term: the entry of just that name, or else the hard words in it, or the concepts."""
        glosses, concept = self.glosses_in(term), self.concept_called(term)
        is_whole = any(plain(term) in (plain(one.word), *map(plain, one.aliases)) for one in glosses)
        return glosses if is_whole or (glosses and not concept) else self.concepts_in(term)

    def glosses_in(self, term: str) -> list[Gloss]:
        """The hard words of the questions that stand in a term, the longest first; none within another."""
        left, found = f" {plain(term)} ", {}
        for name, gloss in self._glosses:
            if f" {name} " in left:
                left, found[gloss.id] = left.replace(f" {name} ", " | "), gloss
        return list(found.values())

    def title_of(self, item_id: str) -> str:
        """The title of a case, an example or a practice."""
        return str(getattr(self.get(item_id, Item), "title", ""))

    def citation(self, item: Item) -> str:
        """Such as `case study 3 in "Resourceful leadership …" (2011)`."""
        document = self.get(item.source.document, Document)
        title = document.title.split(":")[0]
        return f"{spoken(item.source.locator)} in “{title}” ({document.year})"

    @cached_property
    def nearness(self) -> Nearness:
        """Takes seconds the first time."""
        return Nearness.of(self.pack, self.search.encoder)

    def _vector(self, text: str) -> Vectors:
        vector: Vectors = self.search.encoder.encode([text])[0]
        return vector

    @cached_property
    def _by_id(self) -> dict[str, Item | Document]:
        return {item.id: item for _, item in self.pack.all()}

    @cached_property
    def _by_kind(self) -> dict[type[Item], tuple[Any, ...]]:
        return {}

    @cached_property
    def _first_words(self) -> list[tuple[str, Concept]]:
        """ "Wicked" for "wicked problem": the first word of a term, alone in beginning with it, and no common one."""
        firsts = [(name.split()[0], concept) for name, concept in self._terms if name == plain(concept.term)]
        counts = Counter(word for word, _ in firsts)
        return [
            (word, concept)
            for word, concept in firsts
            if counts[word] == 1 and len(word) > 3 and self._in_questions[word.removesuffix("s")] < COMMON
        ]

    @cached_property
    def _in_questions(self) -> Counter[str]:
        """In how many questions each word stands."""
        words = [set(plain(f"{one.text} {one.plain}").split()) for one in self.every(Question)]
        return Counter(word for some in words for word in {one.removesuffix("s") for one in some})

    @cached_property
    def _glosses(self) -> list[tuple[str, Gloss]]:
        names = [(plain(name), item) for item in self.every(Gloss) for name in (item.word, *item.aliases)]
        return sorted(names, key=lambda named: -len(named[0]))

    @cached_property
    def _terms(self) -> list[tuple[str, Concept]]:
        terms = [(plain(name), item) for item in self.every(Concept) for name in (item.term, *item.aliases)]
        return sorted(terms, key=lambda term: -len(term[0]))


def open_library(var: Path, encoder: Encoder) -> Library:
    """The library of the installation whose state is under `var`; raises StoreNotReady."""
    with opened(store_path(var)) as session:
        pack = whole_pack(session)
    return Library(pack, load(pack, model_path(var), encoder))


def spoken(locator: str) -> str:
    """A locator as a reader would say it: `chapter-3/example-1`, `questions/leading-change/2`."""
    match [part.replace("-", " ") for part in locator.split("/")]:
        case ["questions", topic, number]:
            return f"question {number} on {topic}"
        case parts:
            return ", ".join(parts)
