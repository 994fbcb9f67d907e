"""What the first visit of the list costs, counted as the bytes that went over the wire."""

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Site

FIRST_VISIT = 160_000
PICTURE = 15_000


@dataclass
class Transfer:
    """One answer: its address, its kind and its bytes as transferred, headers included.

    `body` is what the answer says of its own length, 0 when it says nothing.
    """

    url: str
    kind: str
    encoding: str
    body: int
    size: int = 0


def _transfers(page: Page, path: str) -> list[Transfer]:
    """Everything that a first visit with an empty cache transfers, scrolled to the end."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    answers: dict[str, Transfer] = {}

    def answered(event: dict[str, Any]) -> None:
        response = event["response"]
        lines = {name.lower(): value for name, value in response["headers"].items()}
        answers[event["requestId"]] = Transfer(
            response["url"],
            event["type"],
            lines.get("content-encoding", ""),
            int(lines.get("content-length", 0)),
        )

    def finished(event: dict[str, Any]) -> None:
        answers[event["requestId"]].size = int(event["encodedDataLength"])

    devtools.on("Network.responseReceived", answered)
    devtools.on("Network.loadingFinished", finished)
    page.goto(path, wait_until="networkidle")
    for image in page.locator("main img").all():
        image.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    return list(answers.values())


@pytest.mark.parametrize("prefix", ["", "/ar"])
@pytest.mark.parametrize("width", [375, 1280])
def test_the_first_visit_of_the_list_is_light(
    visitor: Callable[..., Page], site: Site, prefix: str, width: int
) -> None:
    page = visitor(width=width)
    found = _transfers(page, f"{prefix}/vorhaben/")
    assert all(one.url.startswith((site.url, "data:")) for one in found)
    weight = {"Document": 0, "Stylesheet": 0, "Script": 0, "Font": 0}
    for one in found:
        if one.kind not in weight:
            continue
        if one.kind == "Document" and not one.encoding:
            # Pages with a form token leave the server as they are; the proxy in front of an
            # installation compresses them (docs/operations).
            one.size = len(gzip.compress(page.content().encode(), 6))
        elif one.kind in {"Stylesheet", "Script"}:
            assert one.encoding in {"br", "gzip", "zstd"}, f"{one.url} comes uncompressed"
        weight[one.kind] += one.size
    fonts = [one.url for one in found if one.kind == "Font"]
    assert fonts and all(url.endswith(".woff2") for url in fonts)
    assert all(weight.values())
    assert sum(weight.values()) <= FIRST_VISIT, weight
    scripts = page.locator("script[src*='htmx']")
    assert all(one.get_attribute("defer") is not None for one in scripts.all())


def test_pictures_of_the_list_are_small_and_have_their_place_before_they_come(
    visitor: Callable[..., Page],
) -> None:
    page = visitor(width=375)
    pictures = [one for one in _transfers(page, "/vorhaben/") if one.kind == "Image"]
    drawn = [one for one in pictures if "/medien/" in one.url]
    assert len(drawn) >= 5
    assert all(one.body for one in drawn)
    assert [one for one in drawn if one.body > PICTURE] == []
    images = page.locator(".results img")
    assert images.count() >= len(drawn)
    for number, image in enumerate(images.all()):
        assert image.get_attribute("width") and image.get_attribute("height")
        assert number < 3 or image.get_attribute("loading") == "lazy"
