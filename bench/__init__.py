"""Benchmarks: each module measures in one run and prints ratios beside their bounds."""
