"""What makes a file wrong or suspicious: one module a rule, whose docstring is its manual.

    rule.py        what a rule is, and what it is asked
    catalogue.py   RULES: all of them
    relations.py   who counts in the rules about people
    runner.py      asks them, sets levels, honours what a file asks not to be told about

Families: AM1 the file as YAML · AM2 its shape · AM3 what it refers to · AM4 dates and contracts · AM5 upkeep ·
AM6 plans and work.
"""
