"""The book on disk.

book.py        which files there are, and their bytes: sources
accounts.py    from a source to an account, or to what is wrong with it
templates.py   account files with placeholders
start/         what a new book begins with
"""
