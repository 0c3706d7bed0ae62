"""Word documents (DOCX): the paragraphs of the body, tables a row a line, then foot- and endnotes."""
