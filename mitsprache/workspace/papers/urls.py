from django.urls import path

from . import packets, returns, synopsis, template

_PACKET = "pakete/<int:pk>"

urlpatterns = [
    path("gruppe/<int:pk>/", packets.packets, name="workspace-packets"),
    path(f"{_PACKET}/", packets.packet, name="workspace-packet"),
    path(f"{_PACKET}.pdf", packets.as_pdf, name="workspace-packet-pdf"),
    path(f"{_PACKET}.docx", packets.as_docx, name="workspace-packet-docx"),
    path(f"{_PACKET}.xlsx", packets.as_xlsx, name="workspace-packet-xlsx"),
    path(f"{_PACKET}/ruecklauf/", returns.bring_in, name="workspace-return-sheet"),
    path("synopse/", synopsis.consultations, name="workspace-synopses"),
    path("synopse/<int:pk>/", synopsis.synopsis, name="workspace-synopsis"),
    path("vorlage/", template.template, name="workspace-synopsis-template"),
    path("vorlage/muster.docx", template.sample, name="workspace-synopsis-template-sample"),
    path("vorlage/entfernen/", template.drop, name="workspace-synopsis-template-drop"),
]
