"""Benchmarks: accuracy and cost, measured and printed; nothing here is a test."""
