"""PDF: lines with their places → reading order → paragraphs, footnotes and headings with page locators.

`reader.read_pdf` is the way in. PDFium itself runs in a process of its own (`process`, `glyphs`).
"""
