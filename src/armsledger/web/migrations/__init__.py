"""The steps of the workbench's own tables."""
