"""The description of the API for people: a page of our own, without foreign scripts."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mitsprache.common.reading import reading_page

from .interface import api


@reading_page
def docs(request: HttpRequest) -> HttpResponse:
    """Every operation with its parameters and answers, from the same source as openapi.json."""
    schema = api.get_openapi_schema()
    operations = [
        _operation(path, method, details)
        for path, methods in schema["paths"].items()
        for method, details in methods.items()
    ]
    models = [
        {"name": name, "fields": _fields(model)}
        for name, model in schema["components"]["schemas"].items()
    ]
    return render(
        request,
        "api/docs.html",
        {"info": schema["info"], "operations": operations, "models": models},
    )


def _operation(path: str, method: str, details: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": details["operationId"],
        "method": method.upper(),
        "path": path,
        "summary": details["summary"],
        "description": details.get("description", ""),
        "table_label": f"Parameters of {details['operationId']}",
        "parameters": [
            {
                "name": parameter["name"],
                "place": parameter["in"],
                "kind": _kind(parameter["schema"]),
                "description": parameter.get("description", ""),
            }
            for parameter in details["parameters"]
        ],
        "answers": [
            {"status": status, "kind": kind, "model": _kind(content.get("schema", {}))}
            for status, response in details["responses"].items()
            for kind, content in response.get("content", {}).items()
        ],
    }


def _kind(schema: dict[str, Any]) -> str:
    """The type of a value in a few words."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " | ".join(_kind(part) for part in schema["anyOf"])
    if schema.get("type") == "array":
        return f"[{_kind(schema.get('items', {}))}]"
    return str(schema.get("type", ""))


def _fields(model: dict[str, Any]) -> list[dict[str, str]]:
    return [
        {
            "name": name,
            "kind": _kind(field),
            "description": field.get("description", ""),
        }
        for name, field in model.get("properties", {}).items()
    ]
