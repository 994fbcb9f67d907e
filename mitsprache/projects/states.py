"""The states of a project and the steps between them (domain.md 3.6).

A finished or deferred project may be taken up again; withdrawn is the end: the sheet leaves the
public list and its address, and stays in the records.
"""

PROJECT_STEPS = {
    "idea": frozenset({"planned", "decided", "deferred", "withdrawn"}),
    "planned": frozenset({"decided", "running", "deferred", "withdrawn"}),
    "decided": frozenset({"planned", "running", "finished", "deferred", "withdrawn"}),
    "running": frozenset({"finished", "deferred", "withdrawn"}),
    "finished": frozenset({"running", "withdrawn"}),
    "deferred": frozenset({"idea", "planned", "decided", "running", "withdrawn"}),
    "withdrawn": frozenset[str](),
}
