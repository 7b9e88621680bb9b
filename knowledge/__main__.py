"""`python -m knowledge check | load | unload | train | search | show | eval`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import yaml

from knowledge import store
from knowledge.corpus import FOLDER, read_situations
from knowledge.coverage import missing_addresses
from knowledge.digests import digest_of_training, saved_digest
from knowledge.encoder import Encoder
from knowledge.errors import KnowledgeError
from knowledge.migrate import migrate
from knowledge.pack import OURS, Pack, merged, read_pack
from knowledge.paths import model_path, store_path
from knowledge.search import Context

DEVELOPMENT_SET = Path("evaluation/sets/situations.yml")
OUR_NAME = "sounding-board"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; 1 and a message on standard error where it cannot be done."""
    args = _parser().parse_args(arguments)
    try:
        return int(args.run(args))
    except KnowledgeError as error:
        print(error, file=sys.stderr)
        return 1


def check(args: argparse.Namespace) -> int:
    """Says whether a pack and the corpus are sound; ours must also cover every locator of the catalogue."""
    ours = read_pack(OURS)
    if args.pack is None:
        missing = missing_addresses(ours)
        for address in missing:
            print(f"No item covers {address}", file=sys.stderr)
        situations = read_situations(FOLDER)
        print(f"{_counted(ours)}; {len(situations)} labelled situations; {len(missing)} locators missing")
        return 1 if missing else 0
    print(_counted(read_pack(args.pack, beside=ours)))
    return 0


def load(args: argparse.Namespace) -> int:
    """Loads our pack, or the one in a folder beside it, whole or not at all."""
    path, name = store_path(args.var), args.name or (args.pack.name if args.pack else OUR_NAME)
    _make_ready(path)
    with store.opened(path) as session:
        others = store.pack_names(session)
        beside = [store.pack_of(session, other) for other in others if other != name]
        pack = read_pack(args.pack or OURS, beside=merged(beside))
        changed = store.put_pack(session, name, pack)
    print(f"{name}: {_counted(pack)}; {'loaded' if changed else 'nothing has changed'}")
    return 0


def unload(args: argparse.Namespace) -> int:
    """Takes a pack out again."""
    with store.opened(store_path(args.var)) as session:
        store.remove_pack(session, args.name)
    print(f"{args.name}: removed; run 'python -m knowledge train' next")
    return 0


def learn(args: argparse.Namespace) -> int:
    """Trains search on the corpus for the packs that are loaded, unless that was done already."""
    with store.opened(store_path(args.var)) as session:
        pack = store.whole_pack(session)
    situations = read_situations(FOLDER)
    digest, path = digest_of_training(pack, situations), model_path(args.var)
    if saved_digest(path) == digest:
        print("search: nothing has changed since it was trained")
        return 0
    # What fits models takes seconds to import, which a start that has nothing to train need not wait for.
    from knowledge.keeping import save
    from knowledge.training import train

    save(train(pack, situations, Encoder(), say=print), digest, path)
    print("search: trained")
    return 0


def search(args: argparse.Namespace) -> int:
    """Prints what fits a situation, with scores and the words that led there."""
    from knowledge.library import open_library

    library = open_library(args.var, Encoder())
    finding = library.find(args.text, Context(args.challenge, args.theme, args.performance, args.stability))
    if not finding.fits:
        print("Nothing in the research comes close to this; the nearest there is:")
    for head in ("behaviours", "cases", "question_sets"):
        print(f"\n{head.replace('_', ' ')}")
        for result in getattr(finding, head)[:4]:
            print(f"  {result.score:5.2f}  {result.id}   “{result.words}”")
    print("\nunderstood")
    for name, guess in finding.understood.items():
        print(f"  {name}: {guess.value} ({guess.sureness:.2f})   “{guess.words}”")
    return 0


def evaluate(args: argparse.Namespace) -> int:
    """Prints how well search does on labelled situations, beside BM25 alone, MiniLM alone, and less of the corpus."""
    from knowledge.comparison import compared, table

    print(table(compared(read_pack(OURS), read_situations(FOLDER), read_situations(args.file), Encoder(), say=print)))
    return 0


def show(args: argparse.Namespace) -> int:
    """Prints one item as it stands in the store."""
    with store.opened(store_path(args.var)) as session:
        item = store.item_of(session, args.id)
    print(yaml.safe_dump(json.loads(item.model_dump_json()), sort_keys=False, allow_unicode=True, width=110), end="")
    return 0


def _make_ready(path: Path) -> None:
    """The store's file, with the tables that this version needs."""
    engine = store.open_store(f"sqlite:///{path}")
    migrate(engine)
    engine.dispose()


def _counted(pack: Pack) -> str:
    return ", ".join(f"{len(items)} {kind}" for kind, items in pack.items.items() if items)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="knowledge", description=__doc__)
    parser.add_argument("--var", type=Path, default=Path(os.environ.get("SOUNDING_BOARD_VAR", "var")))
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    checking = commands.add_parser("check", help="is a pack sound, and does ours cover its sources?")
    checking.add_argument("pack", nargs="?", type=Path, help="the folder of your own pack; ours without it")
    checking.set_defaults(run=check)
    loading = commands.add_parser("load", help="put a pack into the store, whole or not at all")
    loading.add_argument("pack", nargs="?", type=Path, help="the folder of your own pack; ours without it")
    loading.add_argument("--name", help="what to call it; the folder's name without this")
    loading.set_defaults(run=load)
    unloading = commands.add_parser("unload", help="take a pack out of the store")
    unloading.add_argument("name")
    unloading.set_defaults(run=unload)
    commands.add_parser("train", help="train search on the corpus").set_defaults(run=learn)
    searching = commands.add_parser("search", help="what fits a situation")
    searching.add_argument("text")
    for head in ("challenge", "theme", "performance", "stability"):
        searching.add_argument(f"--{head}")
    searching.set_defaults(run=search)
    measuring = commands.add_parser("eval", help="how well search does on labelled situations")
    measuring.add_argument("file", nargs="?", type=Path, default=DEVELOPMENT_SET)
    measuring.set_defaults(run=evaluate)
    showing = commands.add_parser("show", help="one item")
    showing.add_argument("id")
    showing.set_defaults(run=show)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
