"""What a write does, as data: shown by a dry run, carried out by the editor, kept for undo.

edits.py      Set, Remove, Append, Create; an edit of one file
identity.py   what makes a list entry itself, and the handle by which a person names it
"""
