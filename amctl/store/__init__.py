"""The book on disk.

book.py        which files there are, and their bytes: sources
accounts.py    from a source to an account, or to what is wrong with it
plan_files.py  plan files: those that ship with the package, and what a book says instead
templates.py   account files with placeholders
start/         what a new book begins with
"""
