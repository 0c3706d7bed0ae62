"""The only place where stages meet: from paths to a case, with progress, failures and versions."""
