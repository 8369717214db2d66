"""What a report looks like, and what of it may reach a terminal, a spreadsheet, a browser.

formats.py     FORMATS: all of them, loaded when asked for; rendered() is the way in
look.py        how wide, how colourful, in which letters
text.py        foreign text, harmless and still visible

for programs:  json.py · tsv.py · csv.py, the latter two with values.py
for people:    table.py · markdown.py · html.py, all with blocks.py

table.py       on the terminal; columns.py decides how wide they are, paper.py is what is printed on
diagnostics.py what validate found; excerpt.py is the source line with its carets
diff.py        what a writing command would change
"""
