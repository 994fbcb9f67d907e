"""Synthetic data at scale for benchmarks: the same numbers and seed give the same city."""

from .writing import Load, generate

__all__ = ["Load", "generate"]
