"""Pins hold versions and hashes; nothing records where a package was fetched from."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PINS = sorted((ROOT / "requirements").glob("*.txt"))
ADDRESS = re.compile(r"\w+://|--(?:extra-)?index-url|--find-links|\bfile:", re.IGNORECASE)


@pytest.mark.parametrize("path", PINS, ids=lambda path: path.name)
def test_every_python_package_is_pinned_with_hashes_and_without_address(path: Path) -> None:
    text = path.read_text()
    assert not ADDRESS.search(text)
    for requirement in re.split(r"\n(?=\S)", text.split("\n", 2)[2]):
        if requirement.strip() and not requirement.startswith("#"):
            assert re.match(r"[\w.\[\],-]+==", requirement), requirement[:80]
            assert "--hash=sha256:" in requirement, requirement[:80]


def test_the_sets_for_production_and_development_agree() -> None:
    production, development = (
        set(
            re.findall(
                r"^([\w.-]+==\S+)",
                (ROOT / "requirements" / f"{name}.txt").read_text(),
                re.MULTILINE,
            )
        )
        for name in ("production", "development")
    )
    assert production <= development


def test_npm_packages_are_pinned_with_hashes_and_without_address() -> None:
    text = (ROOT / "frontend" / "package-lock.json").read_text()
    lock = json.loads(text)
    for name, package in lock["packages"].items():
        if name:
            assert "resolved" not in package, name
            assert "integrity" in package, name
    assert "resolved" not in text


def test_no_lock_file_that_would_record_addresses() -> None:
    for name in ("uv.lock", "poetry.lock", "Pipfile.lock", "pdm.lock", "yarn.lock"):
        assert not list(ROOT.glob(name)) + list(ROOT.glob(f"frontend/{name}"))
