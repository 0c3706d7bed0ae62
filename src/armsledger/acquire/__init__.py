"""Bytes with custody: files and folders become `Received`, in a fixed order, each with its digest."""
