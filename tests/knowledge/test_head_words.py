from armsledger.knowledge.head_words import load_head_words


def test_months_of_all_languages_have_one_number_each() -> None:
    months = load_head_words().months

    assert (months["july"], months["июля"], months["تموز"], months["temmuz"]) == (7, 7, 7, 7)
    assert set(months.values()) == set(range(1, 13))


def test_longer_words_come_first() -> None:
    captions = load_head_words().captions

    assert captions.index("photo caption") < captions.index("photo")
