"""Archives: what comes out, what is refused, and that nothing fills memory."""

import tracemalloc
import zipfile
from io import BytesIO
from random import Random

import pytest
from tests.packing import pack_zip

from armsledger.errors import UnreadableError
from armsledger.read.archive import Budget, Entry, iter_entries

MB = 1_000_000


def unpack(data: bytes, max_bytes: int = 25 * MB, total: int = 100 * MB, entries: int = 5000) -> list[Entry]:
    return list(iter_entries(data, "a.zip", max_bytes, Budget(total, entries)))


def test_files_come_out_in_order_and_hidden_ones_are_left_out() -> None:
    data = pack_zip(
        [("b/", b""), ("b/two.txt", b"Two."), ("__MACOSX/x", b"x"), (".DS_Store", b"x"), ("أ.txt", "واحد".encode())]
    )

    assert unpack(data) == [Entry("b/two.txt", b"Two."), Entry("أ.txt", "واحد".encode())]


@pytest.mark.parametrize("name", ["../up.txt", "a/../../up.txt", "/abs.txt", "C:\\x.txt", "C:x.txt", "..\\up.txt"])
def test_names_that_lead_out_are_refused_and_the_others_come(name: str) -> None:
    refused, kept = unpack(pack_zip([(name, b"One."), ("two.txt", b"Two.")]))

    assert refused.problem == "its name leads out of the archive; pack it again under a plain name"
    assert (refused.data, kept) == (b"", Entry("two.txt", b"Two."))


def test_a_name_that_comes_twice_is_read_once() -> None:
    first, second = unpack(pack_zip([("a.txt", b"One."), ("a.txt", b"Two.")]))

    assert first == Entry("a.txt", b"One.")
    assert "another file of this name, which was read" in str(second.problem)


def test_a_locked_entry_and_an_odd_method_are_refused() -> None:
    locked = bytearray(pack_zip([("a.txt", b"One.")], zipfile.ZIP_STORED))
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1

    assert "locked with a password" in str(unpack(bytes(locked))[0].problem)
    assert "by a method that is not read" in str(unpack(pack_zip([("a.txt", b"One.")], zipfile.ZIP_BZIP2))[0].problem)


def test_a_bomb_is_refused_without_filling_memory() -> None:
    data = pack_zip([(f"{n}.txt", b"\0" * 20 * MB) for n in range(20)] + [("true.txt", b"Two aircraft landed.")])
    tracemalloc.start()
    found = unpack(data)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert {entry.problem for entry in found[:20]} == {
        "it unpacks to over 200 times its size or past the limit of its archive; give the file itself"
    }
    assert found[20].data == b"Two aircraft landed."
    assert most < 60 * MB


def test_what_an_archive_says_of_sizes_is_not_believed() -> None:
    data = bytearray(pack_zip([("a.txt", bytes(range(256)) * 20_000)]))
    place = data.index(b"PK\x01\x02") + 24
    data[place : place + 4] = (100).to_bytes(4, "little")

    (entry,) = unpack(bytes(data))
    assert entry.problem
    assert entry.data == b""


def test_the_total_and_the_number_of_entries_are_bounded() -> None:
    data = pack_zip([(f"{n}.bin", Random(n).randbytes(1_024_000)) for n in range(8)])
    found = unpack(data, total=3 * MB)

    assert [bool(entry.problem) for entry in found][:4] == [False, False, True, True]
    assert "reached the limit" in str(found[-1].problem)
    assert len(unpack(pack_zip([(f"{n}.txt", b"x") for n in range(30)]), entries=10)) == 11


def test_a_file_over_the_limit_says_the_limit() -> None:
    (entry,) = unpack(pack_zip([("a.bin", bytes(range(256)) * 8000)], zipfile.ZIP_STORED), max_bytes=MB)

    assert entry.problem == "it unpacks to over 1 MB, which is the limit; split it, or raise the limit"


def test_a_broken_archive_says_so() -> None:
    whole = pack_zip([("a.txt", b"One." * 100)])
    with pytest.raises(UnreadableError, match=r"^a\.zip: this archive is broken or cut off; get the file again$"):
        unpack(whole[:-30])
    damaged = bytearray(pack_zip([("a.txt", b"One two three." * 100)], zipfile.ZIP_STORED))
    damaged[60] ^= 0xFF

    assert "it cannot be unpacked (BadZipFile)" in str(unpack(bytes(damaged))[0].problem)


def test_entries_that_share_their_bytes_count_each() -> None:
    """As in the bombs whose entries all point at one kernel."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"\0" * 900_000)
        first = archive.infolist()[0]
        for n in range(400):
            twin = zipfile.ZipInfo(f"{n}.txt")
            for key in ("CRC", "compress_size", "file_size", "header_offset", "compress_type"):
                setattr(twin, key, getattr(first, key))
            archive.filelist.append(twin)
            archive.NameToInfo[twin.filename] = twin

    found = unpack(out.getvalue(), total=5 * MB)
    assert sum(len(entry.data) for entry in found) <= 5 * MB
