"""Static files with the hash of their content in the name, compressed where it pays."""

from collections.abc import Iterator

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Compresses what readers load; the editors' many small files would cost 20 s."""

    compressed = ("site/", "django_htmx/", "wagtailadmin/css/", "wagtailadmin/js/vendor.")

    def compress_files(self, paths: list[str]) -> Iterator[tuple[str, str]]:
        return super().compress_files([p for p in paths if p.startswith(self.compressed)])
