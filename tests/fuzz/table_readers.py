"""Damaged tables of an organisation and table packs: how they are made, and how they are read."""

import base64
import hashlib
import json
import os
import re
from functools import cache
from io import BytesIO
from unittest import mock
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tests.fuzz.mutate import changed_bytes, changed_zip, tree_text
from tests.fuzz.workplace import ROOT, folder


@cache
def tables():
    """Small tables of every shape: dated values, bands, norms with amounts of their own, schemes."""
    import yaml

    values = _parsed("kinderbijslag.yaml")
    bands = _parsed("kinderopvangtoeslag.yaml")
    norms = _parsed("norms.yaml")
    for table in (values, bands):
        table["parameters"] = dict(list(table["parameters"].items())[:3])
        for parameter in table["parameters"].values():
            parameter["values"] = parameter["values"][-2:]
    for one in bands["bands"].values():
        one["values"] = [{**one["values"][-1], "rows": one["values"][-2]["rows"][:3]}]
    source = next(iter(norms["sources"]))
    amount = {"value": 1650, "source": [source], "confidence": "official"}
    name, norm = next(iter(norms["norm_sets"].items()))
    norms["norm_sets"] = {name: {**norm, "amounts": {"alleenstaand": amount, "paar": {**amount, "value": None}}}}
    norms["sources"] = {source: norms["sources"][source]}
    norms.pop("reference_series")
    manual = (ROOT / "ui" / "manual" / "beheer.md").read_text(encoding="utf-8")
    schemes = yaml.safe_load(re.search(r"```yaml\n(.*?)```", manual, re.DOTALL)[1])
    return values, bands, norms, schemes


def _parsed(name):
    from calculator.amounts.table_files import read_yaml

    return read_yaml(name)


@cache
def table_text(place):
    import yaml

    return yaml.safe_dump(tables()[place], allow_unicode=True, sort_keys=False).encode()


def make_table(rng):
    place = rng.randrange(len(tables()))
    return tree_text(rng, tables()[place]) if rng.random() < 0.5 else changed_bytes(rng, table_text(place))


def read_table(content):
    from calculator.amounts.user_tables import load_user_tables

    own = folder() / "tabellen"
    own.mkdir(exist_ok=True)
    (own / "eigen.yaml").write_bytes(content)
    with mock.patch.dict(os.environ, {"LEEFBUDGET_TABELLEN": str(own)}):
        load_user_tables()


@cache
def pack_key():
    """The key that signs packs here, always the same: an input that is kept goes wrong again on another day."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


@cache
def administrator():
    """The folder of an administrator who trusts that key."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    public = pack_key().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    line = base64.b64encode(b"Ed" + hashlib.blake2b(public, digest_size=8).digest() + public).decode()
    keys = folder() / "beheer" / "sleutels"
    keys.mkdir(parents=True)
    (keys / "proef.pub").write_text(f"untrusted comment: proef\n{line}\n", encoding="ascii")
    return keys.parent


PACKED = ("kinderbijslag.yaml", "kinderopvangtoeslag.yaml", "norms.yaml", "regelingen.yaml", "coverage.yaml")


def pack_files():
    files = {name: table_text(place) for place, name in enumerate(PACKED[:4])}
    return {**files, "coverage.yaml": (ROOT / "tables" / "coverage.yaml").read_bytes()}


@cache
def our_tables():
    """A folder with small tables in the place of those of the program, which take long to read."""
    small = folder() / "onze"
    small.mkdir()
    for name, content in pack_files().items():
        (small / name).write_bytes(content)
    return small


def packed(files, manifest, *, sign):
    """A pack whose manifest fits its files, but for what was changed in it."""
    from table_pack import signature

    files = {**files, "manifest.json": manifest}
    if sign:
        files["manifest.json.minisig"] = signature(manifest, pack_key(), "proef").encode()
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(ZipInfo(name), content)
    return stream.getvalue()


def make_pack(rng):
    """A pack damaged as an archive, or one that fits its hashes and holds damaged tables or a damaged manifest."""
    files = pack_files()
    damage = rng.random()
    if damage < 0.5:
        name = rng.choice(PACKED)
        good = tables()[PACKED.index(name)] if name != "coverage.yaml" else _parsed(name)
        files[name] = tree_text(rng, good) if rng.random() < 0.7 else changed_bytes(rng, files[name])
        if rng.random() < 0.1:
            del files[rng.choice(PACKED)]
    manifest = {
        "format": 1,
        "name": "proef",
        "valid_from": "2026-01-01",
        "made_on": "2026-11-27",
        "minimum_program": "0.1",
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
    }
    text = tree_text(rng, manifest) if 0.5 <= damage < 0.65 else json.dumps(manifest).encode()
    whole = packed(files, text, sign=rng.random() < 0.5)
    return changed_zip(rng, whole) if damage >= 0.65 else whole


def read_pack(content):
    from calculator.amounts import packs, tables, user_tables

    own = folder() / "pakketten"
    own.mkdir(exist_ok=True)
    (own / "proef.zip").write_bytes(content)
    caches = (packs.found_packs, tables.load_coverage, tables.load_tables)
    with (
        mock.patch.object(packs, "administrator_folder", administrator),
        mock.patch.object(packs, "own_folder", return_value=own),
        mock.patch.object(tables, "TABLE_FILES", PACKED[:2]),
        mock.patch.object(tables, "tables_root", our_tables),
        mock.patch.dict(os.environ, {user_tables.FOLDER_VARIABLE: str(folder() / "geen")}),
    ):
        for kept in caches:
            kept.cache_clear()
        try:
            tables.load_coverage()
            found = tables.load_tables()
            found.in_place_of_missing("2026-07-01")
            found.kinds_at("2026-07-01")
            found.default_norms("2026-07-01")
        finally:
            for kept in caches:
                kept.cache_clear()
