"""What was taken out of the record or changed in it, remembered so that it can be put back as it was."""

from __future__ import annotations

from actions import course
from actions.asides import Taken
from actions.moves.plan import plan
from actions.parts import Reply, Step, Steps
from actions.record import LABELS, can_be_reworded, lines_of, record_of
from actions.state import State
from actions.words.language import pieces
from actions.words.language.replies import REPLIES
from actions.words.record import lines
from knowledge.library import Library
from knowledge.phrases import pattern_of, plain

# So many acts can be undone.
UNDONE_AT_MOST = 3

_CALLED = {name: pattern_of(phrases) for name, phrases in REPLIES["lines_called"].items()}


def remembered(after: State, before: State, taken: Taken) -> State:
    """The state that knows what was taken out of it, and where the conversation was."""
    whole = taken.but(at=before.plan.at, revisiting=before.asides.revisiting)
    theirs = (words for line, words in taken.reworded.items() if can_be_reworded(line))
    unsaid = (*after.amendments.unsaid, *(reply.text for reply in taken.replies.values()), *theirs)
    # What is wished back from now on is this, and nothing that was kept out before.
    asides = after.asides.but(taken=(*before.asides.taken, whole)[-UNDONE_AT_MOST:], kept_out=None)
    return after.but(
        asides=asides,
        amendments=after.amendments.but(unsaid=tuple(dict.fromkeys(unsaid))),
    )


def edited(after: State, before: State, library: Library) -> State:
    """The state that knows how each line that was changed or struck read before; as it is where none was.

    What remembers itself what it did is not remembered twice.
    """
    if after.asides.taken != before.asides.taken:
        return after
    old, new = (dict(lines_of(record_of(state, library))) for state in (before, after))
    changed = tuple(line for line, words in old.items() if new.get(line) != words)
    ratings = {
        key: reply.rating
        for key, reply in before.replies.items()
        if key in after.replies and after.replies[key].rating != reply.rating
    }
    context = {
        field: getattr(before.context, field)
        for field in LABELS
        if getattr(before.context, field) != getattr(after.context, field)
    }
    gone = {
        key: course.standing(before, key) or before.replies[key] for key in sorted({*before.replies} - {*after.replies})
    }
    steps = Steps(before=before.drafted, after=after.drafted) if before.drafted != after.drafted else None
    days = (before.asides.check_in,) if before.asides.check_in != after.asides.check_in else ()
    if not (changed or ratings or context or steps or days):
        return after
    taken = Taken(
        replies=gone,
        lines=changed,
        reworded={line: old[line] for line in changed},
        now={line: new[line] for line in changed if line in new},
        ratings=ratings,
        context=context,
        plan=steps,
        check_in=days,
    )
    return remembered(after, before, taken)


def meant_by(wanted: str | None, state: State, library: Library) -> Taken | None:
    """What is wanted back: by its words, by what it is called, or else what was done last."""
    last = next(reversed(state.asides.taken), None)
    if not wanted:
        return last
    places, ids = lines.lines_in(wanted), [line for line, _ in lines_of(record_of(state, library))]
    named = {ids[place - 1] for place in places if 0 < place <= len(ids)}
    called = {name for name, pattern in _CALLED.items() if pattern.search(plain(wanted))}
    words = pieces.content_words(wanted)
    found = (one for one in reversed(state.asides.taken) if named & {*one.lines} or called & _kinds(one))
    by_words = (one for one in reversed(state.asides.taken) if words & _words_of(one))
    # What was struck had another number.
    is_struck = last is not None and any(line not in last.now for line in last.lines)
    return next(found, None) or next(by_words, last if places and is_struck else None)


def undone(state: State, taken: Taken, library: Library) -> State:
    """The state with that as it was before; what was said since stands behind it."""
    joined = {key: _joined(reply, course.standing(state, key)) for key, reply in taken.replies.items()}
    others = tuple(one for one in state.asides.taken if one is not taken)
    asides = state.asides.but(taken=others, latest=(*state.asides.latest, *taken.replies)[-course.LATEST :])
    said = dict(lines_of(record_of(state, library)))
    after = state.but(
        replies={**state.replies, **joined},
        context=state.context.but(**taken.context),
        amendments=state.amendments.without(*taken.replies, *taken.lines),
        asides=asides.but(check_in=taken.check_in[0]) if taken.check_in else asides,
    )
    for key, rating in taken.ratings.items():
        if key in after.replies:
            after = after.but(replies={**after.replies, key: after.replies[key].but(rating=rating)})
    if taken.plan:
        since = [step for step in state.drafted if step not in taken.plan.after]
        after = plan.with_plan(after, [*taken.plan.before, *since])
    for line in taken.lines:
        after = _reading_as_before(after, taken, line, said.get(line, ""), library)
    current = state.plan.current
    if current and current.key in taken.replies:
        return after.but(plan=after.plan.but(at=taken.at), asides=after.asides.but(revisiting=taken.revisiting))
    return after


def _reading_as_before(state: State, taken: Taken, line: str, now: str, library: Library) -> State:
    """A line that the leader wrote, as it read, with what was said of it since; any other stands as it is taken."""
    before, did = taken.reworded.get(line), taken.now.get(line, "")
    if before is None or not can_be_reworded(line):
        return state
    since = now.removeprefix(did).strip() if now.startswith(did) else ""
    text = f"{before}\n{since}" if since and line == "situation" else f"{before} {since}".strip()
    if dict(lines_of(record_of(state, library))).get(line) == text:
        return state
    return state.but(amendments=state.amendments.but(reworded={**state.amendments.reworded, line: text}))


def _joined(reply: Reply, since: Reply | None) -> Reply:
    """What comes back before what was said in its place since."""
    return reply.but(text=f"{reply.text} {since.text}") if since else reply


def _kinds(taken: Taken) -> set[str]:
    """What the leader may call what was changed."""
    kinds = {"rating"} if taken.ratings else set()
    return kinds | {"answer" if "#" in line else line.partition("-")[0] for line in (*taken.lines, *taken.replies)}


def _words_of(taken: Taken) -> frozenset[str]:
    steps: tuple[Step, ...] = taken.plan.before if taken.plan else ()
    told = [*(one.text for one in taken.replies.values()), *taken.reworded.values(), *(one.what for one in steps)]
    return pieces.content_words(" ".join(told))
