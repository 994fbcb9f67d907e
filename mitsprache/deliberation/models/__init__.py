"""Cases, where they are routed, what groups recommend, what is decided and where it stands."""

from .case import Assignment, Case, CaseContribution, Note, Screening
from .decision import Adoption, Decision, Override, PhaseClosing, TextBlock, Verdict
from .discussion import CapturedLine, Recommendation, Sitting, SittingCase
from .papers import Packet, PacketCase, ReturnSheet, SynopsisTemplate
from .routing import RoutingRule

__all__ = [
    "Adoption",
    "Assignment",
    "CapturedLine",
    "Case",
    "CaseContribution",
    "Decision",
    "Note",
    "Override",
    "Packet",
    "PacketCase",
    "PhaseClosing",
    "Recommendation",
    "ReturnSheet",
    "RoutingRule",
    "Screening",
    "Sitting",
    "SittingCase",
    "SynopsisTemplate",
    "TextBlock",
    "Verdict",
]
