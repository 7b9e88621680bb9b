"""What a reply says of a field of the context: the option that it names, and what it puts right besides."""

from __future__ import annotations

from actions.choices import OPTIONS
from actions.moves.situation import offering
from actions.moves.situation.correcting import Correction, correction_in, mere_no
from actions.parts import ContextField, Known
from actions.state import State
from actions.words.context import centre, contexts, objecting, options, outright, politics, standing
from actions.words.language import pieces, reading
from actions.words.situation import replying, statements
from knowledge.library import CHALLENGES


def correction_beside(words: str, field: ContextField, state: State) -> Correction:
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


def named(field: ContextField, reply: replying.Reply) -> Known | None:
    """The option that a reply names; beside a question or a protest only one that it names by itself."""
    if reply.fits_none:
        return None
    # Quoted as it was written, whatever is looked at of it.
    written = " ".join(objecting.without_insisting(one) for one in pieces.sentences(reply.told))
    said = " ".join(statements.statements(reply.told))
    if field == "challenge" and (named_first := centre.centre_in(reply.told)):
        return Known(value=named_first.values[0], words=named_first.words)
    if field == "stability" and politics.mocks(reply.told):
        return Known(value="unstable", words=reply.told)
    if outright_one := outright.told_in(reply.told, field) or outright.said_again(reply.words, field):
        is_of_talk = outright.insists(outright_one.words)
        return Known(value=outright_one.value, words=None if is_of_talk else outright_one.words, term=outright_one.term)
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
    if options.several_in(reply.told, OPTIONS[field]) and not options.placed_in(reply.told, OPTIONS[field]):
        return None
    if field == "performance":
        if mixed := standing.mixed_in(reply.told):
            # None of the options, and said back as they say it.
            return Known(value=None, words=reply.told, term=mixed)
        reply = reply.of_the_whole()
    labels = OPTIONS[field]
    told_alone = [one for one in pieces.sentences(reply.told) if _is_option(one, field)]
    # "And 3, complex, since if I knew the cause": what leads in names it, and the rest says why.
    told_alone = told_alone or [one for one in _leading(reply.told) if _is_option(one, field, by_label=True)]
    if reply.has_corrected:
        # "Change that" is a wish beside what was put right, and no subject.
        told_alone = [] if field == "challenge" else told_alone
    # In a long reply a word such as "process" is of the matter.
    is_long = field == "problem" and standing.tells_more(reply.told)
    in_short = " ".join(filter(pieces.is_short, pieces.sentences(reply.told)))
    is_of_these = reply.has_corrected or (is_long and not in_short)
    stated_here = " ".join(told_alone) if is_of_these else in_short if is_long else reply.told
    meant = options.named_in(stated_here, field, labels)
    value = meant.value if meant else None
    if value in contexts.denied_in(reply.words, field):
        return None
    if value is None and reply.is_plain and not is_long:
        value = contexts.context_in(reading.known_part(reply.told), field)
    return Known(value=value, words=written) if value else None


def _leading(text: str) -> list[str]:
    """How each sentence of a text begins, up to its first comma."""
    return [next(iter(pieces.clauses(one)), "") for one in pieces.sentences(text)]


def _is_option(part: str, field: ContextField, *, by_label: bool = False) -> bool:
    """Whether words name an option by its place in the list or by a word for it, and nothing else."""
    labels = OPTIONS[field]
    if options.placed_in(part, labels) and options.is_of_a_list(part):
        return True
    if not contexts.is_merely(part, field):
        return False
    value = contexts.context_in(part, field)
    return not by_label or bool(value and pieces.content_words(labels.get(value, "")) & pieces.content_words(part))
