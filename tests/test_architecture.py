"""The rules of ARCHITECTURE.md that can be read off the files themselves."""

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.dispatch import Signal

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "mitsprache"
APPS = sorted(path.parent.name for path in PACKAGE.glob("*/apps.py"))
INTERFACES = {"public", "workspace", "editorial", "api"}
DOMAIN = set(APPS) - INTERFACES - {"demo"}
# Middleware and what it shares with the interfaces; the only domain-free web code.
WEB_IN_COMMON = {"web.py", "reading.py", "context.py", "ui", "templatetags"}
WEB = ("django.http", "django.shortcuts", "django.contrib.messages", "wagtail.admin", "ninja")
DOORS = {"visible_to", "editable_by", "usable_by"}
WRITES = {"save", "delete", "create", "bulk_create", "bulk_update", "get_or_create", "update"}


def sources(*names: str) -> Iterator[tuple[Path, ast.Module]]:
    for name in names:
        for path in sorted((PACKAGE / name).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path, ast.parse(path.read_text(), filename=str(path))


def place(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"


def listed(found: list[str]) -> str:
    return "\n".join(["", *sorted(found)])


def templates() -> list[Path]:
    return sorted(
        path
        for path in PACKAGE.rglob("templates/**/*")
        if path.suffix in {".html", ".xml", ".svg"} and path.is_file()
    )


@pytest.mark.parametrize("app", APPS)
def test_every_app_says_what_it_is_for(app: str) -> None:
    readme = PACKAGE / app / "README.md"
    assert readme.is_file(), f"{app} has no README.md: purpose, words, states, where to start"
    assert len(readme.read_text().splitlines()) <= 90, "a README is one page"


def test_every_path_that_the_documents_name_exists() -> None:
    missing = []
    for document in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *PACKAGE.glob("*/README.md")]:
        text = document.read_text()
        linked = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", text)
        missing += [
            f"{document.relative_to(ROOT)}: {target}"
            for target in linked
            if not (document.parent / target).exists()
        ]
        named = re.findall(
            r"`((?:mitsprache|docs|tests|config|frontend|script|bench)/[\w./-]*)`", text
        )
        missing += [
            f"{document.relative_to(ROOT)}: {target}"
            for target in named
            if not (ROOT / target).exists()
            and not (ROOT / f"{target}.py").exists()
            and not target.startswith(("frontend/build", "frontend/node_modules"))
        ]
    assert not missing, listed(missing)


def test_domain_apps_know_no_web() -> None:
    found = []
    for path, tree in sources(*DOMAIN):
        below_common = path.relative_to(PACKAGE).parts[1]
        if path.is_relative_to(PACKAGE / "common") and below_common in WEB_IN_COMMON:
            continue
        for node in ast.walk(tree):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            found += [
                f"{place(path, node)} imports {name}"
                for name in names
                if any(name == web or name.startswith(f"{web}.") for web in WEB)
            ]
    assert not found, listed(found)


# Facts that everybody may read: no row of these is hidden from anyone.
PUBLIC_FACTS = {"CityProfile", "Office", "District", "Topic", "TargetGroup", "Body"}
# Where a file may pass the door by, for which rows, and why.
BESIDE_THE_DOOR = {
    # Rows of libraries, which know no visible_to: second factors of the signed-in person, ...
    "public/accounts/queries.py": {"Authenticator", "Comment"},  # ... and what she has written
    "public/accounts/second_factor.py": {"Authenticator"},
    "editorial/home.py": {"WorkflowState"},
    "editorial/tasks.py": {"Revision", "Page"},
    "editorial/sheets/views.py": {"TaskState", "Project"},
    # Doors of their own: files of visible objects, Wagtail's library and upload views.
    "public/media/queries.py": {"Picture", "File", "Attachment", "DocumentPicture", "model"},
    "editorial/doors.py": {"UploadedFile"},
    "editorial/policies.py": {"Collection", "self.model"},
    # A sheet that came through the door is read again, with its row locked.
    "editorial/sheets/drafts.py": {"Project"},
    "editorial/sheets/forms.py": {"Project"},
    # Prefetched for rows that came through the door.
    "workspace/projects/queries.py": {"Promise", "Revision"},
    "workspace/people/queries.py": {"RoleGrant", "OfficeMembership"},
}


def test_interfaces_read_through_the_door_only() -> None:
    """`Model.objects` is followed by visible_to (or its kin); exceptions are listed above."""
    found = []
    for path, tree in sources(*INTERFACES):
        allowed = PUBLIC_FACTS | BESIDE_THE_DOOR.get(str(path.relative_to(PACKAGE)), set())
        through_a_door = {
            call.func.value
            for call in ast.walk(tree)
            if isinstance(call, ast.Call)
            and isinstance(call.func, ast.Attribute)
            and call.func.attr in DOORS
        }
        for node in ast.walk(tree):
            if not isinstance(node, ast.Attribute):
                continue
            beside_the_door = node.attr == "objects" and node not in through_a_door
            behind_it = node.attr in {"_default_manager", "_base_manager", "raw", "cursor"}
            if (beside_the_door and ast.unparse(node.value) not in allowed) or behind_it:
                found.append(f"{place(path, node)} {ast.unparse(node)}")
    assert not found, listed(found)


WRITES_OF_LIBRARIES = {
    # Sizes of pictures are made when they are first asked for; they are no fact of the city.
    "public/media/sizes.py",
    # A step of Wagtail's workflow is skipped inside Wagtail's own start of that step.
    "editorial/models.py",
}


def test_interfaces_write_through_actions_only() -> None:
    found = [
        f"{place(path, node)} {ast.unparse(node)[:80]}"
        for path, tree in sources(*INTERFACES)
        if str(path.relative_to(PACKAGE)) not in WRITES_OF_LIBRARIES
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITES
        and _may_be_a_model(node.func.value)
    ]
    assert not found, listed(found)


def _may_be_a_model(value: ast.expr) -> bool:
    """Not a dictionary, a header, a session, a hash or `super()` of a library's view."""
    text = ast.unparse(value)
    harmless = ("context", "headers", "session", "super()", "digest", "params", "attrs", "kwargs")
    return not text.endswith(harmless) and not isinstance(value, ast.Dict)


def test_states_move_by_table_only() -> None:
    """No assignment to a state column, and no update() of one, outside common.transitions."""
    found = []
    for path, tree in sources(*APPS):
        if path == PACKAGE / "common" / "transitions.py":
            continue
        for node in ast.walk(tree):
            targets: list[ast.expr] = []
            if isinstance(node, ast.Assign):
                targets = node.targets
            elif isinstance(node, ast.AugAssign | ast.AnnAssign):
                targets = [node.target]
            found += [
                f"{place(path, node)} {ast.unparse(target)}"
                for target in targets
                if isinstance(target, ast.Attribute) and target.attr == "state"
            ]
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "update"
                and any(keyword.arg == "state" for keyword in node.keywords)
            ):
                found.append(f"{place(path, node)} update(state=...)")
    # The outbox's rows are no object of the process: claimed and sent by the worker alone.
    found = [line for line in found if "mitsprache/common/outbox.py" not in line]
    assert not found, listed(found)


def test_actions_take_keywords_only_and_say_what_they_do() -> None:
    """An action is a function that authorizes; its callers name every argument."""
    found = []
    for path, tree in sources(*DOMAIN - {"common"}):
        for node in ast.walk(tree):
            if not isinstance(node, ast.FunctionDef) or not _authorizes(node):
                continue
            # A file of many sheets is one deed as well.
            if not {"actions", "imports"} & {path.stem, *path.relative_to(PACKAGE).parts}:
                found.append(f"{place(path, node)} {node.name} authorizes outside actions")
            elif not node.name.startswith("_"):
                if node.args.args or node.args.posonlyargs:
                    found.append(f"{place(path, node)} {node.name} takes positional arguments")
                if not ast.get_docstring(node):
                    found.append(f"{place(path, node)} {node.name} has no docstring")
    assert not found, listed(found)


def _authorizes(function: ast.FunctionDef) -> bool:
    return any(
        isinstance(call, ast.Call) and ast.unparse(call.func).endswith("authorize")
        for call in ast.walk(function)
    )


def test_listeners_are_the_ones_in_the_table() -> None:
    """The table "Who listens to what" of ARCHITECTURE.md equals what is connected."""
    section = (ROOT / "ARCHITECTURE.md").read_text().partition("## Who listens to what")[2]
    section = section.partition("\n## ")[0]
    written = set(re.findall(r"^\| `([\w.]+)` \| ([\w.]+) \|", section, re.MULTILINE))
    connected = set()
    for app in sorted(DOMAIN):
        if (PACKAGE / app / "signals.py").exists():
            connected |= _listeners(app)
    assert connected == written, f"connected {connected - written}, written {written - connected}"


def _listeners(app: str) -> set[tuple[str, str]]:
    module = importlib.import_module(f"mitsprache.{app}.signals")
    found = set()
    for name, value in vars(module).items():
        if isinstance(value, Signal):
            live, live_async = value._live_receivers(sender=None)
            for receiver in [*live, *live_async]:
                found.add((f"{app}.{name}", receiver.__module__.split(".")[1]))
    return found


INLINE = [
    (re.compile(r"<style\b", re.IGNORECASE), "inline style sheet"),
    (re.compile(r"\sstyle\s*=\s*[\"']", re.IGNORECASE), "style attribute"),
    (re.compile(r"\son[a-z]+\s*=\s*[\"']", re.IGNORECASE), "event attribute"),
    (re.compile(r"javascript:", re.IGNORECASE), "javascript: address"),
    (
        re.compile(r"<script\b(?![^>]*(?:\bsrc=|application/(?:ld\+)?json))", re.IGNORECASE),
        "inline script",
    ),
    (re.compile(r"(?:src|href|action)=[\"']https?://", re.IGNORECASE), "address of another host"),
]


def test_templates_hold_no_inline_code_and_no_other_hosts() -> None:
    found = []
    components = (PACKAGE / "common" / "ui").rglob("*.py")
    for path in [*templates(), *components]:
        text = re.sub(r"{#.*?#}", "", path.read_text())
        found += [
            f"{path.relative_to(ROOT)}: {what}: {match.group(0)!r}"
            for pattern, what in INLINE
            for match in pattern.finditer(text)
        ]
    assert not found, listed(found)


def test_nothing_is_named_after_nothing() -> None:
    banned = {"utils", "helpers", "misc", "services", "managers", "mixins", "util", "helper"}
    found = [
        str(path.relative_to(ROOT))
        for path in [*PACKAGE.rglob("*"), *(ROOT / "config").rglob("*")]
        if path.stem in banned and "__pycache__" not in path.parts
    ]
    assert not found, listed(found)


def test_files_stay_readable() -> None:
    limits = {ROOT / "config" / "settings.py": 250}
    found = {}
    for path in [*PACKAGE.rglob("*.py"), *(ROOT / "config").glob("*.py")]:
        if "migrations" in path.parts:
            continue
        lines = len(path.read_text().splitlines())
        if lines > limits.get(path, 450):
            found[str(path.relative_to(ROOT))] = lines
    assert not found, f"{found}: past about 400 lines a file becomes a package"


def test_scripts_say_what_they_do_and_can_be_run() -> None:
    for path in sorted([*(ROOT / "script").iterdir(), ROOT / ".ci" / "run"]):
        shebang, first, *_rest = path.read_text().splitlines()
        assert shebang.startswith("#!/bin/"), path
        assert first.startswith("# "), f"{path} begins without a sentence about what it does"
        assert path.stat().st_mode & 0o111, f"{path} is not executable"


def test_nothing_of_others_is_in_the_repository() -> None:
    """Libraries, fonts and built files come from the registries at set-up."""
    carried = [
        str(path.relative_to(ROOT))
        for pattern in ("*.min.js", "*.min.css", "*.woff", "*.woff2", "*.ttf", "*.map")
        for folder in (PACKAGE, ROOT / "docs", ROOT / "frontend" / "scss", ROOT / "frontend" / "js")
        for path in folder.rglob(pattern)
    ]
    assert carried == []
