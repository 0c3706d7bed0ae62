"""Bytes with custody: files and folders in a fixed order, and, for whoever asks for it, pages and feeds of the web.

The only package that opens a socket as a client.
"""
