"""What many write on a phone, written out: "dont rly get this q", "n my rating shd be 4"."""

from __future__ import annotations

import re

_FULL = {
    "rly": "really",
    "realy": "really",
    "q": "question",
    "qs": "questions",
    "qn": "question",
    "n": "and",
    "shd": "should",
    "shld": "should",
    "shud": "should",
    "cd": "could",
    "wd": "would",
    "abt": "about",
    "bout": "about",
    "pls": "please",
    "plz": "please",
    "nxt": "next",
    "gimme": "give me",
    "lemme": "let me",
    "wanna": "want to",
    "gonna": "going to",
    "gotta": "got to",
    "mins": "minutes",
    "tho": "though",
    "thx": "thanks",
    "r": "are",
    "hw": "how",
    "wot": "what",
    "wat": "what",
    "wots": "whats",
    "wats": "whats",
    "wen": "when",
    "y": "why",
}
_SHORT = re.compile(rf"\b(?:{'|'.join(_FULL)})\b")


def in_full(words: str) -> str:
    """Plain words, in small letters, without such short forms."""
    return _SHORT.sub(lambda found: _FULL[found[0]], words)
