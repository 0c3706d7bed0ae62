"""What all trained parts share: folders of weights that are checked before use, and graphs that are run."""
