"""The one API object: its routers, its errors, its description (OpenAPI 3.1)."""

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from . import city, consultations, events, measures, problems, projects


class Api(NinjaAPI):
    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:
        """The description as it is made, with errors under their own content type."""
        schema = super().get_openapi_schema(**kwargs)
        for operations in schema["paths"].values():
            for operation in operations.values():
                for status, response in operation["responses"].items():
                    content = response.get("content", {})
                    if int(status) >= 400 and "application/json" in content:
                        content[problems.CONTENT_TYPE] = content.pop("application/json")
        geojson = schema["paths"]["/api/v1/projects.geojson"]["get"]["responses"][200]["content"]
        geojson["application/geo+json"] = geojson.pop("application/json")
        return schema


api = Api(
    title="Mitsprache",
    version="1",
    description=(
        "Open data of the city's participation platform: everything that its public pages show, "
        "without a key. Lists are read piece by piece: follow `next` until it is null. Errors "
        "are problem+json with a stable `code`."
    ),
    docs_url=None,
    urls_namespace="api",
    auth=None,
)
api.add_router("", projects.router)
api.add_router("", consultations.router)
api.add_router("", events.router)
api.add_router("", measures.router)
api.add_router("", city.router)
problems.register(api)
