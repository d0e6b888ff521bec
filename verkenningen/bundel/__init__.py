"""The bundle as a book: from chosen pieces to a web page, a Word file and an accessible PDF (V12).

`boek` reads the rows and gives the book; `blokken` turns Markdown into plain blocks. `word`, `voetnoten`, `pdf` and
`child` know no Django: a child process makes the files from JSON.
"""
