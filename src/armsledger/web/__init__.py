"""The workbench: the ledger on pages that a server renders, one module a page and no rule of the trade in any of them.

`server.serve` is the door. Importing anything here has no effect: Django is set up when a server starts.
"""
