"""Which encoding words and amounts show, of those in which any byte is a sign."""

import pytest

from calculator.sheets.archive import Unreadable
from calculator.sheets.encodings import doubted_word, encodings_of

OF_DUTCH = [
    *("één", "café", "financiële", "coördinatie", "reünie", "geïsoleerd", "Zoë", "Renée", "vóór", "scène", "privé"),
    *("(één)", "één/twee", "hoogte één", "crème brûlée", "€ 612,35", "€12", "\u00a0€\u00a0612", "€ 0,00; één"),
]
OF_WINDOWS = [
    "foto’s",
    "groene ‘hoek’",
    "“Noord”",
    "… nog",
    "wacht…",
    "hoek – twee",
    "• punt",
    "5 à 6",
    "25 m²",
    "½",
    "É",
]
OF_WINDOWS += ["É", "JOSÉ", "ÉÉN", "Élise", "Österreich", "Curaçao", "Bjørn", "Gößmann", "Ñuñez", "20 °C", "x·y"]


@pytest.mark.parametrize("encoding", ["cp1252", "iso8859-15", "mac_roman", "cp858"])
@pytest.mark.parametrize("word", OF_DUTCH)
def test_words_and_amounts_come_out_as_they_went_in(encoding, word):
    text = f"dossier;opmerking\r\nC-1;{word}\r\n{word};C-2"
    content = text.encode(encoding)
    utf_8, found = encodings_of(content, content)
    assert (utf_8, content.decode(found)) == ("utf-8", text)


@pytest.mark.parametrize("word", OF_WINDOWS)
def test_signs_of_windows_stay_those_of_windows(word):
    content = f"dossier;opmerking\r\nC-1;{word}\r\n".encode("cp1252")
    assert [*encodings_of(content, content)][1] == "cp1252"


@pytest.mark.parametrize(
    "content",
    [
        "één;café €\r\n".encode() + "één".encode("cp1252"),
        "financiële;opmerking\r\n1;één".encode()[:-2],  # cut off within a sign
    ],
)
def test_utf_8_with_what_is_none_is_damaged(content):
    with pytest.raises(Unreadable, match="twee coderingen door elkaar"):
        list(encodings_of(content, content))


@pytest.mark.parametrize("encoding", ["cp1252", "iso8859-15", "mac_roman", "cp858"])
@pytest.mark.parametrize("word", ["Château", "ÉÉN", "São", "façade", "âge", "ÈVE", "é", "ï", "ÔTÉ", "à", "Åse", "1 ½"])
def test_a_word_that_another_encoding_fits_as_well_is_never_taken_in_silence(encoding, word):
    try:
        content = f"dossier;opmerking\r\nC-1;{word}\r\n".encode(encoding)
    except UnicodeError:
        return  # that has no such letter
    found = [*encodings_of(content, content)][1]
    shown = content.decode(found).split(";")[-1].strip()
    assert shown == word or doubted_word(content, found) in shown.split()


@pytest.mark.parametrize("encoding", ["cp1252", "iso8859-15", "mac_roman", "cp858"])
def test_words_beside_a_rare_one_take_the_doubt_away(encoding):
    content = f"C-1;Château;{';'.join(OF_DUTCH)}".encode(encoding)
    found = [*encodings_of(content, content)][1]
    assert (found, doubted_word(content, found)) == (encoding, "")


def test_plain_letters_and_utf_8_are_not_doubted():
    assert doubted_word(b"C-1;hoek", "cp1252") == doubted_word("C-1;âge".encode(), "utf-8") == ""
