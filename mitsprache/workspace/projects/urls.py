from django.urls import path

from . import imports, views

urlpatterns = [
    path("", views.sheets, name="workspace-sheets"),
    path("einlesen/", imports.bring_in, name="workspace-import"),
    path("einlesen/vorlage.xlsx", imports.template_xlsx, name="workspace-import-xlsx"),
    path("einlesen/vorlage.csv", imports.template_csv, name="workspace-import-csv"),
    path("<int:pk>/", views.sheet, name="workspace-sheet"),
    path("<int:pk>/stand/", views.state, name="workspace-sheet-state"),
    path("<int:pk>/zusagen/<int:promise>/", views.promise, name="workspace-sheet-promise"),
    path("<int:pk>/amt/", views.hand_over, name="workspace-sheet-office"),
    path("<int:pk>/adresse/", views.address, name="workspace-sheet-address"),
    path("<int:pk>/kommentare/", views.commenting, name="workspace-sheet-commenting"),
    path("<int:pk>/zurueckziehen/", views.withdraw, name="workspace-sheet-withdraw"),
]
