"""Measures, their money and progress, and the reports of what became of it all."""

from .measure import Measure, MeasureCase
from .money import BudgetLine
from .progress import Evidence, Indicator, Milestone, Progress, Reading
from .reports import MeasureRecord, Report, ReturnSheet

__all__ = [
    "BudgetLine",
    "Evidence",
    "Indicator",
    "Measure",
    "MeasureCase",
    "MeasureRecord",
    "Milestone",
    "Progress",
    "Reading",
    "Report",
    "ReturnSheet",
]
