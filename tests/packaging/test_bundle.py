import os
import tarfile

import pytest

import bundle
import project


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(bundle, "ROOT", tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    folder = tmp_path / "leefbudget-1.2.3"
    (folder / "_internal").mkdir(parents=True)
    (folder / "_internal" / "a.txt").write_text("a", encoding="utf-8")
    (folder / "_internal" / "b.txt").symlink_to("a.txt")
    (folder / "leefbudget").write_text("#!/bin/sh\n", encoding="utf-8")
    (folder / "leefbudget").chmod(0o755)
    return folder


def test_the_same_folder_is_packed_to_the_same_bytes_whenever_it_was_made(folder):
    first = bundle.pack(folder).read_bytes()
    for path in folder.rglob("*"):
        os.utime(path, (1, 1), follow_symlinks=False)
    assert bundle.pack(folder).read_bytes() == first


def test_what_is_unpacked_is_what_was_packed(folder, tmp_path):
    with tarfile.open(bundle.pack(folder)) as archive:
        archive.extractall(tmp_path / "out", filter="fully_trusted")  # noqa: S202 - packed here
    out = tmp_path / "out" / folder.name
    assert (out / "_internal" / "b.txt").readlink().name == "a.txt"
    assert (out / "leefbudget").stat().st_mode & 0o777 == 0o755
    assert (out / "leefbudget").stat().st_mtime == 1_700_000_000


def test_a_link_does_not_count_in_the_size(folder):
    assert project.size_in_mb(folder) == pytest.approx((len("a") + len("#!/bin/sh\n")) / 1e6)


def test_the_moment_of_the_last_commit_is_that_of_the_package(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert project.source_date() > 1_700_000_000
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795691045")  # date --date=@1795691045 --utc
    assert project.source_day() == "2026-11-26"
