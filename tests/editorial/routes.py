"""Every address below /redaktion/, taken from the running URL configuration."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, reverse

from mitsprache.editorial import urls

# Brought by Wagtail and closed to everybody: people and groups are kept on the desk, languages,
# sites, collections and the workflow by the installation, the rest is not used. A route that is
# neither here nor in doors.DOORS fails the build.
CLOSED = {
    "",
    "wagtailadmin_error_test",
    "wagtailadmin_block_preview",
    "wagtailadmin_login",
    "wagtailadmin_tag_autocomplete",
    "wagtailadmin_tag_model_autocomplete",
    *(f"wagtailadmin_password_reset{step}" for step in ("", "_done", "_confirm", "_complete")),
    "wagtailadmin_api:pages:action",
    *(
        f"wagtailadmin_api:{kind}:{view}"
        for kind in ("documents", "images")
        for view in ("listing", "detail", "find")
    ),
    *(
        f"wagtailadmin_pages:{name}"
        for name in (
            "workflow_action",
            "collect_workflow_action_data",
            "workflow_preview",
            "set_privacy",
            "convert_alias",
        )
    ),
    *(
        f"wagtailadmin_collections:{name}"
        for name in ("index", "add", "edit", "delete", "set_privacy")
    ),
    *(
        f"wagtailadmin_workflows:{name}"
        for name in (
            *("index", "index_results", "add", "enable", "disable", "edit", "usage"),
            *("usage_results", "remove", "add_task", "select_task_type", "task_index"),
            *("task_index_results", "edit_task", "disable_task", "enable_task", "task_chooser"),
            *("task_chooser_results", "task_chooser_create", "task_chosen"),
        )
    ),
    "wagtailadmin_reports:page_types_usage",
    "wagtailadmin_reports:page_types_usage_results",
    "simple_translation:submit_snippet_translation",
    "wagtailsnippets:index",
    "wagtailimages:preview",
    "wagtailimages:url_generator",
    "wagtailimages:url_generator_output",
    *(
        f"{space}:{name}"
        for space in (
            "wagtaillocales",
            "wagtailsites",
            "wagtailusers_users",
            "wagtailusers_groups",
        )
        for name in (
            *("index", "index_results", "add", "edit", "delete", "history"),
            *("history_results", "usage", "copy"),
        )
    ),
}


def routes() -> Iterator[tuple[str, URLPattern]]:
    """Name and pattern of each address."""

    def walk(patterns: Any, space: str) -> Iterator[tuple[str, URLPattern]]:
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                yield f"{space}{pattern.name or ''}", pattern
            else:
                inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
                yield from walk(pattern.url_patterns, inner)

    yield from walk(urls.urlpatterns, "")


def address(name: str, pattern: URLPattern, values: dict[str, Any]) -> str:
    """The address of the route with `values` put in where it asks for them.

    A value may be given for one name space alone: `sheets:pk` before `pk`.
    """
    space = name.partition(":")[0]
    if name == "wagtailadmin_pages:revisions_compare":
        return reverse(name, args=[values["page_id"], "earliest", "latest"])
    wanted = pattern.pattern.regex.groupindex
    filled = {key: values.get(f"{space}:{key}", values.get(key)) for key in wanted}
    missing = [key for key, value in filled.items() if value is None]
    assert not missing, f"{name}: no value for {missing}"
    return reverse(name, kwargs=filled)
