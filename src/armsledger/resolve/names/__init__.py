"""Names across documents: which entities of several documents, and languages, are one."""
