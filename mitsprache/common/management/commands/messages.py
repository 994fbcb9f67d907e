"""Translations: `messages update | merge FILE | missing LANGUAGE | check | compile`."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from mitsprache.common import catalogues
from mitsprache.common.catalogues import Source


class Command(BaseCommand):
    help = """Translations of the sources.

update        bring the catalogues in line with the sources (--prune drops what is unused)
merge FILE    put translations in: a JSON list of objects with "msgid", optional "msgid_plural" and
              "context", and "de", "ar" (a text; for plurals a list: 2 German, 6 Arabic forms, the
              Arabic ones in the order zero, one, two, few, many, other). Several people may merge
              at the same time. Texts that the sources do not hold yet are kept until they do.
missing de|ar print what is missing as JSON in the form that merge takes
check         exit 1 when German, or Arabic that citizens see, is missing, fuzzy or faulty
compile       make the .mo files that Django reads"""
    requires_system_checks = ()

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        from argparse import RawDescriptionHelpFormatter

        kwargs["formatter_class"] = RawDescriptionHelpFormatter
        return super().create_parser(prog_name, subcommand, **kwargs)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("verb", choices=["update", "merge", "missing", "check", "compile"])
        parser.add_argument("what", nargs="?", help="file to merge, or language")
        parser.add_argument("--prune", action="store_true", help="drop unused translations")

    def handle(self, *_args: Any, **options: Any) -> None:
        verb, what = options["verb"], options["what"]
        if verb in {"merge", "missing"} and not what:
            raise CommandError(f"messages {verb} needs a file or a language")
        catalogues.LOCALE.mkdir(exist_ok=True)
        try:
            if verb == "update":
                self._update(prune=options["prune"])
            elif verb == "merge":
                self._merge(Path(what))
            elif verb == "missing":
                self._print_missing(what)
            elif verb == "compile":
                catalogues.compile_all()
            elif problems := list(self._problems()):
                for problem in problems:
                    self.stderr.write(problem)
                raise CommandError(f"{len(problems)} translations to mend")
        except catalogues.Refused as refusal:
            raise CommandError(str(refusal)) from refusal

    def _update(self, *, prune: bool) -> None:
        sources = self._readable_sources()
        with catalogues.locked():
            for language in catalogues.LANGUAGES:
                catalogue = catalogues.load(language)
                catalogues.update(catalogue, sources, prune=prune)
                catalogues.save(catalogue)
        self.stdout.write(f"{len(sources)} texts")

    def _merge(self, file: Path) -> None:
        entries = [_entry(raw) for raw in json.loads(file.read_text())]
        found = self._readable_sources()
        sources = [*found, *(source for source, _strings in entries if source not in found)]
        with catalogues.locked():
            loaded = {language: catalogues.load(language) for language in catalogues.LANGUAGES}
            for language, catalogue in loaded.items():
                catalogues.update(catalogue, sources)
                for source, strings in entries:
                    if language in strings:
                        _put(catalogue, language, source, strings[language])
                catalogues.update(catalogue, found)
            for catalogue in loaded.values():
                catalogues.save(catalogue)
        self.stdout.write(f"{len(entries)} translations merged")
        for source, _strings in entries:
            if source not in found:
                self.stdout.write(f"not in the sources yet: {source.msgid!r}")

    def _readable_sources(self) -> dict[Source, catalogues.Found]:
        skipped: list[str] = []
        found = catalogues.extract(skipped=skipped)
        for fault in skipped:
            self.stderr.write(f"skipped: {fault}")
        return found

    def _print_missing(self, language: str) -> None:
        catalogue = catalogues.load(language)
        out = []
        for source, found in catalogues.extract().items():
            if language == "ar" and not found.for_citizens:
                continue
            message = catalogues.lookup(catalogue, source)
            if message is None or not catalogues.translated(message):
                entry: dict[str, Any] = {"msgid": source.msgid}
                if source.plural:
                    entry["msgid_plural"] = source.plural
                if source.context:
                    entry["context"] = source.context
                entry |= {"at": found.places[0], language: [] if source.plural else ""}
                out.append(entry)
        json.dump(out, sys.stdout, ensure_ascii=False, indent=1)
        self.stdout.write("")

    def _problems(self) -> Any:
        sources = catalogues.extract()
        for language in catalogues.LANGUAGES:
            catalogue = catalogues.load(language)
            for source, found in sources.items():
                message = catalogues.lookup(catalogue, source)
                where = f"{language} {found.places[0]}: {source.msgid!r}"
                if message is None or not catalogues.translated(message):
                    if language == "de" or found.for_citizens:
                        yield f"{where} is not translated"
                elif fault := catalogues.faults(
                    source, catalogues.forms(message), catalogue.num_plurals
                ):
                    yield f"{where}: {fault}"


def _entry(raw: dict[str, Any]) -> tuple[Source, dict[str, list[str]]]:
    source = Source(raw["msgid"], raw.get("msgid_plural") or "", raw.get("context") or "")
    strings = {}
    for language in catalogues.LANGUAGES:
        given = raw.get(language)
        if given:
            strings[language] = [given] if isinstance(given, str) else list(given)
    return source, strings


def _put(catalogue: Any, language: str, source: Source, strings: list[str]) -> None:
    if fault := catalogues.faults(source, strings, catalogue.num_plurals):
        raise catalogues.Refused(f"{language} {source.msgid!r}: {fault}")
    message = catalogues.lookup(catalogue, source)
    if message is None:
        raise catalogues.Refused(f"{source.msgid!r} stands in the sources in another form")
    message.string = tuple(strings) if source.plural else strings[0]
    message.flags.discard("fuzzy")
