"""Our one dialect of YAML: what it reads, where each value stands, and what it refuses.

reader.py      a document from text, by libyaml's events
scalars.py     what an unquoted word means: nothing, true, false, a whole number, else text
complaints.py  libyaml's errors in words that help
"""
