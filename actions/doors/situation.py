"""The doors of the situation: what a leader faces, and what their words did not say of its context."""

from __future__ import annotations

from collections.abc import Mapping

from rasa_sdk.executor import CollectingDispatcher

from actions import flow
from actions.choices import IN_SHORT, OPTIONS, SOMETHING_ELSE
from actions.doors.base import Doors, Said
from actions.moves import explaining, heeding, meanings, offering, subject
from actions.moves.correcting import Correction, ask_what_to_put_right, corrected, correction_in, mere_no
from actions.parts import Context, ContextField, Known
from actions.record import record_of, summary_card
from actions.speaking import say
from actions.state import State
from actions.words import (
    contexts,
    objecting,
    options,
    pieces,
    queries,
    reading,
    remarks,
    replying,
    standing,
    statements,
)
from knowledge.library import CHALLENGES, Library

ENOUGH_WORDS = 6


def told(dispatcher: CollectingDispatcher, state: State, text: str, library: Library) -> State:
    """The state once a situation was told, or the beginning of one; what was understood is said back."""
    text = without_wish_to_delete(dispatcher, state, text, library)
    if not text:
        return state
    earlier, heard = state.asides.thin_situation, text
    if statements.tells_nothing(text):
        heeding.say_how_to_begin(dispatcher, text)
        return state
    text = statements.without_talk(text)
    whole = f"{earlier} {text}" if earlier else text
    if earlier is None and len(whole.split()) < ENOUGH_WORDS:
        # It asks for more, and the form has nothing to add.
        say(dispatcher, "utter_situation_thin")
        return state.but(asides=state.asides.but(thin_situation=whole, quiet=True))
    context = offering.understood(whole, library)
    if stated := subject.known_in(whole, library):
        context = context.but(challenge=stated if stated.value or stated.term else None)
    _say_understood(dispatcher, context)
    context = _with_standing_of_before(state, context)
    heeding.answer_asked_of_context(dispatcher, heard)
    return state.but(situation=whole, context=context, asides=state.asides.but(thin_situation=None))


def _with_standing_of_before(state: State, context: Context) -> Context:
    """What is known of the authority from the topic before is the same here, and is not asked again."""
    before = next(reversed(state.earlier_topics), None)
    fields: tuple[ContextField, ...] = ("performance", "stability")
    known = {field: getattr(before.context, field) for field in fields if before and getattr(context, field) is None}
    return context.but(**known)


def _say_understood(dispatcher: CollectingDispatcher, context: Context) -> None:
    """What was taken, said back once; what it is about is a guess, and can be put right with a press."""
    challenge = context.challenge
    if challenge and challenge.term:
        say(dispatcher, "utter_topic_is", topic=challenge.term)
        challenge = None
    elif challenge and challenge.value and challenge.words:
        label, quoted = CHALLENGES[challenge.value], challenge.words.rstrip(".,;:")
        say(dispatcher, "utter_understood", choices=[SOMETHING_ELSE], challenge=label, words=quoted)
        challenge = None
    fields = offering.TOLD if challenge is None else ("challenge", *offering.TOLD)
    taken: dict[ContextField, Known] = {field: known for field in fields if (known := getattr(context, field))}
    if taken:
        say(dispatcher, "utter_context_noted", choices=[SOMETHING_ELSE] if challenge else [], fields=in_short(taken))


class SituationDoors(Doors):
    """Situation, challenge, performance, stability, and the kind of problem."""

    def take_situation(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        return told(dispatcher, state, said.words, self.library)

    def take_challenge(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        return self._context("challenge", said, dispatcher, state)

    def take_performance(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        return self._context("performance", said, dispatcher, state)

    def take_stability(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        return self._context("stability", said, dispatcher, state)

    def take_problem(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        return self._context("problem", said, dispatcher, state)

    def _context(self, field: ContextField, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        # A button of an earlier question says nothing about this one.
        if said.choice in contexts.CONTEXT_VALUES[field]:
            return self._chosen(field, str(said.choice), dispatcher, state)
        words = without_wish_to_delete(dispatcher, state, said.words, self.library)
        return self._said(field, words, dispatcher, state, is_beside=said.intent == "beside") if words else state

    def _chosen(self, field: ContextField, value: str, dispatcher: CollectingDispatcher, state: State) -> State:
        if value == "unknown":
            return _left_open(dispatcher, state, field)
        say(dispatcher, "utter_context_noted", fields=IN_SHORT[value])
        return _asked(state, field, Known(value=value))

    def _said(
        self, field: ContextField, words: str, dispatcher: CollectingDispatcher, state: State, *, is_beside: bool
    ) -> State:
        """What was said of a field and of others besides: put right, taken, answered, and the rest of it kept."""
        reply = replying.reply_in(words, field, is_beside)
        correction = _correction(words, field, state)
        if is_beside and not reply.told and not correction:
            return state
        heard = corrected(dispatcher, state, correction, self.library)
        if correction:
            is_of_challenge = "challenge" in (*correction.right, *correction.wrong)
            reply = reply.apart_from([one.words or "" for one in correction.right.values()], is_of_challenge)
        taken = self._taken(field, reply, heard, state)
        if "challenge" in taken and field != "challenge":
            reply = reply.apart_from([])
        after = told_in_addition(reply.of_the_matter(field in taken), heard, words)
        if taken:
            say(dispatcher, "utter_context_noted", fields=in_short(taken))
        was_answered = explaining.answered_at_choice(dispatcher, heard, field, reply, self.library)
        after = after.but(context=after.context.but(**taken))
        if field in taken:
            return _asked(after, field, taken[field])
        several = options.several_in(reply.told, OPTIONS[field])
        if several and field not in state.context.returned:
            return meanings.asked_which_of(several, field, dispatcher, after)
        if reply.leaves_open:
            return _left_open(dispatcher, after, field)
        if was_answered or correction:
            return after
        return self._unclear(field, words, dispatcher, after, is_more=after != state)

    def _taken(
        self, field: ContextField, reply: replying.Reply, heard: State, before: State
    ) -> dict[ContextField, Known]:
        """What a reply says of the field that is asked for, and of others that were open."""
        named = _named(field, reply)
        found: dict[ContextField, Known] = {field: named} if named else {}
        stated = " ".join(statements.statements(reply.told))
        others = [one for one in flow.CLARIFIED if one != field and getattr(before.context, one) is None]
        found |= {one: known for one in others if (known := offering.told(stated, one))}
        left_open = before.context.challenge == Known(value=None) and field not in found
        if left_open and (meant := options.placed_in(reply.told, OPTIONS["challenge"])):
            # The list that was shown before is meant.
            found["challenge"] = Known(value=meant, words=reply.told)
        if reply.is_plain and heard == before and len(stated.split()) >= ENOUGH_WORDS:
            guessed = offering.understood(reply.told, self.library, offering.SURER)
            wanted = (one for one in (field, *others) if one not in found)
            found |= {one: known for one in wanted if (known := getattr(guessed, one)) and not reply.leaves_open}
        return found

    def _unclear(
        self, field: ContextField, words: str, dispatcher: CollectingDispatcher, state: State, is_more: bool
    ) -> State:
        """What could not be placed: asked once more with the options, and the second time left open."""
        if not is_more and remarks.protests(words):
            ask_what_to_put_right(dispatcher, state)
            return state
        if field in state.context.returned:
            say(dispatcher, "utter_context_added" if is_more else "utter_context_unclear")
            return _asked(state, field, Known(value=None))
        say(dispatcher, "utter_context_added" if is_more else "utter_context_which")
        return state.but(context=state.context.but(returned=(*state.context.returned, field)))


def without_wish_to_delete(dispatcher: CollectingDispatcher, state: State, words: str, library: Library) -> str:
    """What is left of a message without a wish to delete something, which is no part of a situation."""
    wished = [one for one in pieces.sentences(words) if objecting.wants_deleted(one)]
    if not wished:
        return words
    card = summary_card(record_of(state, library))
    say(dispatcher, "utter_delete_which" if card else "utter_delete_nothing", card=card)
    return " ".join(one for one in pieces.sentences(words) if one not in wished and not objecting.disputes(one))


def told_in_addition(words: str, state: State, whole: str | None = None) -> State:
    """The state with what plainly adds to the situation: statements of it, in many words; no question, no protest.

    They are kept as they stand in `whole`, from which `words` are; no sentence is cut.
    """
    said = [one for one in pieces.sentences(statements.without_talk(words)) if not _is_of_the_talk(one)]
    stated = {one: of_it for one in said if pieces.content_words(one) and (of_it := statements.statements(one))}
    # What stands beside an objection is said to be put in its place, however short.
    enough = 1 if objecting.disputes(words) else ENOUGH_WORDS
    if sum(len(sentence.split()) for of_it in stated.values() for sentence in of_it) < enough:
        return state
    return flow.told_more(state, " ".join(pieces.whole(list(stated), whole or words)))


def _is_of_the_talk(sentence: str) -> bool:
    return options.blames(sentence) or options.is_of_a_list(sentence) or queries.asks_of_us(sentence)


def in_short(taken: Mapping[ContextField, Known]) -> str:
    return "; ".join(known.term or IN_SHORT[str(known.value)] for known in taken.values() if known.value or known.term)


def _asked(state: State, field: ContextField, known: Known) -> State:
    return state.but(context=state.context.but(**{field: known}, asked=(*state.context.asked, field)))


def _left_open(dispatcher: CollectingDispatcher, state: State, field: ContextField) -> State:
    say(dispatcher, "utter_context_open")
    return _asked(state, field, Known(value=None))


def _correction(words: str, field: ContextField, state: State) -> Correction:
    """What a reply puts right of what was known besides; a mere no is about what was taken last."""
    found = correction_in(_beside(words, field, state), state)
    if not found and reading.says_no(words) and not options.fits_none(words):
        found = mere_no(words, state)
    right = {one: known for one, known in found.right.items() if one != field and getattr(state.context, one)}
    wrong = [one for one in found.wrong if one != field]
    if field == "challenge" and statements.statements(words):
        # Who protests and says what it is about means that, and no field that they do not speak of.
        wrong = [one for one in wrong if contexts.mentioned(words, one)]
    return Correction(right, wrong)


def _beside(words: str, asked: ContextField, state: State) -> str:
    """The words without sentences that deny something of the field that is asked for: "not changed"."""
    label = pieces.content_words(CHALLENGES.get(state.context.value_of("challenge") or "", ""))
    said = pieces.sentences(words)
    is_of_it = {one: bool(contexts.denied_in(one, asked)) for one in said}
    return " ".join(one for one in said if not is_of_it[one] or len(pieces.content_words(one) & label) > 1)


def _named(field: ContextField, reply: replying.Reply) -> Known | None:
    """The option that a reply names; beside a question or a protest only one that it names by itself."""
    if reply.fits_none:
        return None
    said = " ".join(statements.statements(reply.told))
    # "Improving. We came out of RI last spring": what a first sentence says and no more is meant.
    first = next(iter(pieces.sentences(said)), "")
    picked = contexts.context_in(first, field) if contexts.is_merely(first, field) else None
    told = offering.told(said, field)
    if picked and (told is None or told.value != picked):
        return Known(value=picked, words=first)
    if field == "performance" and standing.says_both(reply.told) and (split := standing.split_in(reply.words)):
        return Known(value=split.value, words=split.words, term=split.term)
    if told:
        return told
    if options.several_in(reply.told, OPTIONS[field]):
        return None
    if field == "performance":
        if mixed := standing.mixed_in(reply.told):
            # None of the options, and said back as they say it.
            return Known(value=None, words=reply.told, term=mixed)
        reply = reply.of_the_whole()
    labels = OPTIONS[field]
    told_alone = [
        one for one in pieces.sentences(reply.told) if contexts.is_merely(one, field) or options.placed_in(one, labels)
    ]
    if reply.has_corrected:
        # "Change that" is a wish beside what was put right, and no subject.
        told_alone = [] if field == "challenge" else told_alone
    stated_here = " ".join(told_alone) if reply.has_corrected else reply.told
    named = options.named_in(stated_here, field, labels)
    value = named.value if named else None
    if value in contexts.denied_in(reply.words, field):
        return None
    if value is None and reply.is_plain:
        value = contexts.context_in(reading.known_part(reply.told), field)
    return Known(value=value, words=reply.told) if value else None
