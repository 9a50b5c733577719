"""The manual as a site: it builds without a warning, with the pages in the order of the first one."""

import pytest
import yaml

import manual
from ui.manual_view import contents


def test_the_site_has_the_pages_of_the_contents_in_their_order():
    settings = yaml.safe_load((manual.ROOT / "packaging" / "mkdocs.yml").read_text(encoding="utf-8"))
    assert [next(iter(item.items()))[::-1] for item in settings["nav"][1:]] == list(contents().items())


@pytest.mark.slow
def test_the_site_builds_without_a_warning():
    manual.gather(with_pictures=False)
    manual.build()  # strict: a warning is an error
    assert (manual.ROOT / "build" / "manual" / "regels-huurtoeslag.html").is_file()


def test_every_picture_is_a_state_of_the_window_that_can_be_drawn():
    states = (manual.ROOT / "packaging" / "screenshots.py").read_text(encoding="utf-8")
    assert manual.pictures()
    assert [name for name in manual.pictures() if f'    "{name}": State(' not in states] == []
