from ui.look.mnemonics import with_mnemonic


def test_each_label_gets_a_letter_of_its_own_words_first():
    taken = {"b"}
    assert with_mnemonic("Bruto of netto", taken) == "Bruto &of netto"
    assert with_mnemonic("Bruto of netto", taken) == "Bruto of &netto"
    assert with_mnemonic("Bob", taken) == "Bob"
    assert taken == {"b", "o", "n"}
