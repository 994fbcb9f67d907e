"""The demo's pictures: one for every name in the content, small, and the same every time."""

from io import BytesIO

import pytest
from PIL import Image

from mitsprache.demo.content import SHEETS
from mitsprache.demo.pictures import PICTURES, draw

NAMES = sorted({picture.name for sheet in SHEETS for picture in sheet.pictures})


def test_every_picture_of_the_content_can_be_drawn_and_none_is_left_over() -> None:
    assert sorted(PICTURES) == NAMES


def test_no_two_projects_share_a_picture() -> None:
    names = [picture.name for sheet in SHEETS for picture in sheet.pictures]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", NAMES)
def test_as_listed_a_picture_takes_no_more_than_15_kb(name: str) -> None:
    with Image.open(BytesIO(draw(name))) as picture:
        assert picture.size == (1200, 800)
        small = BytesIO()
        picture.resize((400, 267), Image.Resampling.LANCZOS).save(small, "WEBP", quality=60)
    assert len(small.getvalue()) <= 15_000


def test_a_picture_is_the_same_every_time() -> None:
    assert draw("rheinufer") == draw("rheinufer")
