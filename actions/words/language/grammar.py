"""The grammar of what is said about the talk, `grammar.yml`, and words as it has them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from actions.words.language import pieces, shorthand
from actions.words.language.tables import table_beside

TABLE = table_beside(__file__)
_PIECE = re.compile(r"(?<!\?P)<(\w+)>")
# Many who type on a phone put no stop before they ask, or say what they were asking.
BEFORE_ASKING = (
    r"(?<!how)(?<!what)(?<!who)(?<!if)(?<!where)(?<!so)(?<!and)(?<!please)\s+"
    r"(?=(?:can|cud|could) (?:u|you|i|we) (?:please |pls |plz |just )?"
    r"(?:give|show|tell|explain|have|get|see|say|put)\b)"
)
CLAUSES = re.compile(
    rf"[,;:]\s+|\s+[–—-]+\s+|{BEFORE_ASKING}"
    r"|\s+(?=(?:i was|im|i['’]m) (?:only |just )*asking (?:you|for|why|what|if)\b)",
    re.I,
)
LEAD = re.compile(rf"^(?:{TABLE['lead']} )+")


def written_out(pattern: str, parts: Mapping[str, str]) -> str:
    """Without its pieces, each of which may hold others; a colon ends what is said about the talk."""
    while _PIECE.search(pattern):
        pattern = _PIECE.sub(lambda piece: parts[piece[1]], pattern)
    return pattern.replace(".*", "[^:]*")


def any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    """A pattern for any of these, each with its pieces written out."""
    return re.compile("|".join(f"(?:{written_out(one, TABLE['pieces'])})" for one in patterns))


def worded(text: str) -> str:
    """As the grammar has them: made plain, with a colon between the parts and a mark at the end of a question."""
    said = shorthand.in_full(" : ".join(part for one in re.split(r":\s", text) if (part := pieces.bare(one))))
    return f"{said} ?" if text.rstrip("\"”’')").endswith("?") else said
