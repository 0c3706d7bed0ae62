"""Where whole documents come from: copies of one text, reports of one statement, retellings of another's report."""
