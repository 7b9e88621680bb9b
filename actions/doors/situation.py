"""The doors of the situation: what a leader faces, and what their words did not say of its context."""

from __future__ import annotations

from collections.abc import Mapping

from rasa_sdk.executor import CollectingDispatcher

from actions import flow
from actions.choices import IN_SHORT, OPTIONS, SOMETHING_ELSE
from actions.doors.base import Doors, Said
from actions.moves.questions import explaining, heeding
from actions.moves.situation import earlier, meanings, offering, subject, told_of
from actions.moves.situation.besides import told_in_addition
from actions.moves.situation.correcting import ask_what_to_put_right, corrected
from actions.parts import Context, ContextField, Known
from actions.record import record_of, summary_card
from actions.speaking import say
from actions.state import State
from actions.words.context import centre, contexts, objecting, options
from actions.words.dialogue import remarks
from actions.words.language import pieces
from actions.words.situation import reasons, replying, statements
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
    if not text:
        heeding.say_how_to_begin(dispatcher, heard)
        return state
    # What names it once more says it by itself.
    is_named_again = earlier and pieces.content_words(earlier) <= pieces.content_words(text)
    whole = f"{earlier} {text}" if earlier and not is_named_again else text
    # Who says no more than who they are has not told yet what it is about.
    is_thin = len(whole.split()) < ENOUGH_WORDS or not reasons.tells_of_the_matter(whole)
    if earlier is None and is_thin:
        # It asks for more, and the form has nothing to add.
        say(dispatcher, "utter_situation_thin")
        return state.but(asides=state.asides.but(thin_situation=whole, quiet=True))
    context = offering.understood(whole, library)
    if stated := subject.known_in(whole, library):
        context = context.but(challenge=stated if stated.value or stated.term else None)
    _say_understood(dispatcher, context)
    context = _with_standing_of_before(dispatcher, state, context)
    heeding.answer_asked_of_context(dispatcher, heard)
    return state.but(situation=whole, context=context, asides=state.asides.but(thin_situation=None))


def _with_standing_of_before(dispatcher: CollectingDispatcher, state: State, context: Context) -> Context:
    """What is known of the authority from the topic before is the same here, which is said, and is not asked again.

    It was said there, and is not quoted as if it had been said here.
    """
    before = next(reversed(state.earlier_topics), None)
    fields: tuple[ContextField, ...] = ("performance", "stability")
    carried: dict[ContextField, Known] = {
        field: known.but(words=None)
        for field in fields
        if before and getattr(context, field) is None and (known := getattr(before.context, field))
        # What was left open there may be said here.
        if known.value or known.term
    }
    if said := in_short(carried):
        say(dispatcher, "utter_standing_carried", fields=said)
    return context.but(**carried)


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
        if state.earlier_topics and not state.asides.thin_situation and statements.stays(said.words):
            # Who wants it kept wants no new topic.
            return earlier.taken_up(dispatcher, state, state.earlier_topics[-1].number, self.today())
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
        rest = options.without_place_of_none(words, OPTIONS[field])
        if rest is not None:
            return self._none_of_them(field, rest, dispatcher, state)
        if field == "challenge" and (own := options.own_in(words)):
            known = Known(value=None, words=words, term=own)
            say(dispatcher, "utter_context_noted", fields=in_short({field: known}))
            return _asked(state, field, known)
        reply = replying.reply_in(words, field, is_beside)
        correction = told_of.correction_beside(words, field, state)
        if is_beside and not reply.told and not correction:
            return state
        heard = corrected(dispatcher, state, correction, self.library)
        if correction:
            meant = correction.right.get("challenge")
            # Whoever named it by a place meant the list that was shown before.
            is_of_challenge = bool(meant and options.is_of_a_list(meant.words or "")) or "challenge" in correction.wrong
            reply = reply.apart_from([one.words or "" for one in correction.right.values()], is_of_challenge)
        taken = self._taken(field, reply, heard, state)
        if "challenge" in taken and field != "challenge":
            reply = reply.apart_from([])
        after = told_in_addition(reply.of_the_matter(field in taken), heard, words)
        if taken:
            say(dispatcher, "utter_context_noted", fields=in_short(taken))
        _say_beside(dispatcher, words, state, heard, taken)
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

    def _none_of_them(self, field: ContextField, rest: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """None of the options by its place: what a leader calls it instead is noted, and what else they say is kept."""
        own = options.called_in(rest) if field == "challenge" and rest else None
        if own is None:
            return _left_open(dispatcher, told_in_addition(rest, state) if rest else state, field)
        known = Known(value=None, words=rest, term=own)
        say(dispatcher, "utter_context_noted", fields=in_short({field: known}))
        return _asked(state, field, known)

    def _taken(
        self, field: ContextField, reply: replying.Reply, heard: State, before: State
    ) -> dict[ContextField, Known]:
        """What a reply says of the field that is asked for, and of others that were open."""
        named = told_of.named(field, reply)
        found: dict[ContextField, Known] = {field: named} if named else {}
        stated = " ".join(statements.statements(reply.told))
        others = [one for one in flow.CLARIFIED if one != field and getattr(before.context, one) is None]
        found |= {one: known for one in others if (known := offering.told(stated, one))}
        if "challenge" in others and (meant_by_name := centre.centre_in(reply.told)):
            found["challenge"] = Known(value=meant_by_name.values[0], words=meant_by_name.words)
        if "problem" in others and (kind := _said_alone(stated, field)):
            found["problem"] = kind
        if field != "stability" and before.context.value_of("stability") is None and contexts.tells_of_politics(stated):
            found["stability"] = Known(value=contexts.context_in(stated, "stability"), words=stated)
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


def _say_beside(
    dispatcher: CollectingDispatcher, words: str, before: State, heard: State, taken: Mapping[ContextField, Known]
) -> None:
    """Of two options that were named as the centre the first is taken, and it is said that the other stands by it."""
    meant, known = centre.centre_in(words), taken.get("challenge", heard.context.challenge)
    if meant and meant.beside and known and known.value == meant.values[0] != before.context.value_of("challenge"):
        say(dispatcher, "utter_centre_of_two", centre=CHALLENGES[meant.values[0]], beside=CHALLENGES[meant.beside])


def _said_alone(text: str, field: ContextField) -> Known | None:
    """The kind of problem where a clause says that and nothing else, beside what was asked."""
    alone = (
        one for one in pieces.clauses(text) if contexts.is_merely(one, "problem") and not contexts.is_merely(one, field)
    )
    return next((Known(value=contexts.context_in(one, "problem"), words=one) for one in alone), None)


def in_short(taken: Mapping[ContextField, Known]) -> str:
    return "; ".join(known.term or IN_SHORT[str(known.value)] for known in taken.values() if known.value or known.term)


def _asked(state: State, field: ContextField, known: Known) -> State:
    return state.but(context=state.context.but(**{field: known}, asked=(*state.context.asked, field)))


def _left_open(dispatcher: CollectingDispatcher, state: State, field: ContextField) -> State:
    say(dispatcher, "utter_context_open")
    return _asked(state, field, Known(value=None))
