"""What reading a draft costs: beside a bare Django view, and with a hundred times what was said.

Growth: server time with 300 sections and 10,000 contributions is at most twice that with 30 and
100, on SQLite and on PostgreSQL (bench/site/draft.py).
"""

import sys

from .pages import Page, beside_a_bare_view, on_both_databases

DRAFT = "/beteiligungen/integrationskonzept-entwurf/"
GROWTH = [sys.executable, "-W", "ignore", "-m", "bench.site.draft"]


def main() -> bool:
    """Print a table each; true when every figure kept within its bound."""
    within = beside_a_bare_view(
        lambda _commented: [
            Page("draft", DRAFT, None),
            Page("section", f"{DRAFT}abschnitt/1.1/", None),
            Page("consultations", "/beteiligungen/", None),
        ]
    )
    print("\nmedian processor time of one answer, by sections + contributions")
    return on_both_databases(GROWTH) and within
