"""Changing good inputs into bad ones that still look like inputs: trees, texts, and archives with texts in them."""

import copy
import json
import warnings
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

ODD = [
    None, True, False, 0, -1, 1, 0.005, 1e308, -0.0, 1e-320, 10**30, "", " ", "0", "-1", "1e5", "nan", "1.234,50",
    "111222333", "12345\u200b6782", "\u202ea", "\x00", "\ud800", "é😀", "x" * 300, "=1+1", "'", '"', "\n", "2026-02-30",
    "9999-12-31", "0001-01-01", "loon", "partner", "nu", [], {}, [[]], [None], {"": None}, {"type": "paar"}, [1] * 60,
]  # fmt: skip
TOKENS = [
    b"", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"\xed\xa0\x80", b"&a;", b"<!DOCTYPE a>", b"<", b">", b"</",
    b"{", b"}", b"[", b"]", b'"', b"'", b"\\", b",", b";", b":", b"-", b"\r", b"\n", b"\t", b"e999", b"9" * 20,
    b"NaN", b"_x0000_", b"&#0;", b"&#xD800;", b"!!python/object:os.system", b"*x", b"--", b"../", b"%", b"0" * 400,
]  # fmt: skip


def changed_tree(rng, good):
    """Return a copy of JSON data with a few values changed, moved, doubled or taken away."""
    tree = copy.deepcopy(good)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 8))):
        places = [(None, None, tree), *_places(tree)]
        parent, key, value = rng.choice(places)
        if parent is None:
            continue
        kind = rng.randrange(6)
        if kind == 0:
            parent[key] = copy.deepcopy(rng.choice(ODD))
        elif kind == 1 and isinstance(parent, dict):
            del parent[key]
        elif kind == 2 and isinstance(parent, dict):
            parent[rng.choice(("x", str(key) + "s", "", "versie", "type", "\ud800", "x" * 400))] = value
        elif kind == 3 and isinstance(value, list):
            parent[key] = value * rng.choice((0, 2, 40))
        elif kind == 4:
            parent[key] = copy.deepcopy(rng.choice(places)[2])
        elif isinstance(value, int | float) and not isinstance(value, bool):
            parent[key] = rng.choice((-value, value * 100, value / 3, value + 1e-3, str(value), [value]))
    return tree


def _places(value):
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in list(items):
        yield value, key, part
        yield from _places(part)


def tree_text(rng, good):
    """Return a changed tree as JSON, now and then damaged as a text too."""
    text = json.dumps(changed_tree(rng, good), ensure_ascii=rng.random() < 0.5).encode("utf-8", "surrogatepass")
    return changed_bytes(rng, text) if rng.random() < 0.3 else text


def changed_bytes(rng, good, times=(1, 1, 2, 5)):
    """Return bytes with tokens put in, stretches taken out, doubled or swapped, and bits turned."""
    data = bytearray(good)
    for _ in range(rng.choice(times)):
        at = rng.randrange(len(data) + 1)
        to = min(len(data), at + rng.choice((1, 1, 2, 8, 40, 400)))
        kind = rng.randrange(6)
        if kind == 0:
            data[at:at] = rng.choice(TOKENS)
        elif kind == 1:
            data[at:to] = rng.choice(TOKENS)
        elif kind == 2:
            del data[at:to]
        elif kind == 3:
            data[at:at] = data[at:to] * rng.choice((1, 3))
        elif kind == 4 and data:
            data[at % len(data)] ^= 1 << rng.randrange(8)
        else:
            other = rng.randrange(len(data) + 1)
            data[at:to], data[other : other + to - at] = data[other : other + to - at], data[at:to]
    return bytes(data)


def changed_rows(rng, good):
    """Return rows of texts with a few cells, columns or rows changed, moved, doubled or taken away."""
    rows = [list(row) for row in good]
    for _ in range(rng.choice((1, 1, 2, 3, 8))):
        kind, column = rng.randrange(10), rng.randrange(len(good[0]))
        row = rng.choice(rows[1:] if kind < 5 and len(rows) > 1 else rows)  # mostly a value below the headers
        if kind < 6:
            row[column : column + 1] = [str(rng.choice((*ODD, *rng.choice(good))))]
        elif kind == 6:
            del row[column : column + 1]
        elif kind == 7:
            for each in rows:
                del each[column : column + 1]
        elif kind == 8:
            for each in rows:
                each.extend(each[column : column + 1])
        else:
            rows.append(list(row))
    return rows


def changed_zip(rng, good):
    """Return an archive with parts changed, left out, doubled, renamed or stored; or with its own bytes changed."""
    if rng.random() < 0.3:
        return changed_bytes(rng, good)
    stream = BytesIO()
    with ZipFile(BytesIO(good)) as source, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # two parts of one name are what is wanted
        names = source.namelist()
        chosen = set(rng.sample(names, rng.choice((1, 1, 1, 2, 4))))
        kind = rng.randrange(8)
        with ZipFile(stream, "w", ZIP_STORED if kind == 0 else ZIP_DEFLATED) as target:
            for name in names:
                content = source.read(name)
                if name in chosen:
                    if kind == 1:
                        continue
                    if kind == 2:
                        name = rng.choice(("../" + name, name.upper(), name + "x", "/" + name, "xl/vbaProject.bin"))  # noqa: PLW2901
                    elif kind == 3:
                        content = source.read(rng.choice(names))
                    else:
                        content = changed_bytes(rng, content)
                target.writestr(name, content)
    return stream.getvalue()
