"""The register of measures and one of them; tables have the same address in every language."""

from django.urls import URLPattern, URLResolver, path

from . import files, reports, views

_REPORT = "vorhaben/<slug:slug>/rueckkopplung/<str:day>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("massnahmen/", views.register_page, name="measures"),
    path("massnahmen/<slug:slug>/", views.measure_page, name="measure"),
    path(f"{_REPORT}/", reports.report_page, name="report-of-project"),
    path(f"{_REPORT}/gross/", reports.large_view, name="report-large"),
    path(f"{_REPORT}.pdf", reports.report_pdf, name="report-pdf"),
    path(f"{_REPORT}.docx", reports.report_docx, name="report-docx"),
]

without_language: list[URLPattern | URLResolver] = [
    path("massnahmen.csv", files.csv_file, name="measures-csv"),
    path("massnahmen.xlsx", files.xlsx_file, name="measures-xlsx"),
    path("massnahmen.json", files.json_file, name="measures-json"),
    path("massnahmen-mittel.csv", files.money_file, name="measures-money"),
    path(f"{_REPORT}.json", reports.report_json, name="report-json"),
]
