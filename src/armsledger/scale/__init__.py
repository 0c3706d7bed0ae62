"""The same pipeline over millions of documents: shards, workers that may die, a folder of Parquet.

`corpus.run_corpus` begins here; docs/explanation/scale.md says how it goes.
"""
