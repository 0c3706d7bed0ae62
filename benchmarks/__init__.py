"""Measured accuracy: one module a task, floors that only rise, RESULTS.md written by `python -m benchmarks.run`."""
