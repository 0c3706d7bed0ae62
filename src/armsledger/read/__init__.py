"""Bytes become a `Document`: its text with offsets, its blocks, and what its head says, each with the reason.

`document.read_document` for received bytes, `rows.document_from_row` for a row of JSON Lines.
"""
