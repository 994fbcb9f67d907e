from django.urls import URLPattern, URLResolver, path

from . import files, views

_ONE = "beteiligungen/<slug:slug>"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{_ONE}/synopse/", views.synopsis, name="synopsis"),
    path(f"{_ONE}/synopse.docx", files.synopsis_docx, name="synopsis-docx"),
    path(f"{_ONE}/synopse.pdf", files.synopsis_pdf, name="synopsis-pdf"),
    path(f"{_ONE}/bilanz/", views.balance, name="balance"),
]

# Tables have the same address in every language.
without_language: list[URLPattern | URLResolver] = [
    path(f"{_ONE}/synopse.csv", files.synopsis_csv, name="synopsis-csv"),
    path(f"{_ONE}/synopse.xlsx", files.synopsis_xlsx, name="synopsis-xlsx"),
]
