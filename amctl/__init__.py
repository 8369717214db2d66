"""amctl: account management from the terminal, one YAML file per account.

The house, from the street to the cellar; each room imports only from rooms below it.

    cli.py         the front door: global options, the table of commands, the one place where errors are told
    commands/      one module per command: parse, ask one question or make one change, show
    typed.py       what people type: spans, people, files, words; understood or refused
    session.py     what a command works with: items() facts() findings() account(), show() say()
    store/         the book on disk: which files there are, and what is in them
    render/        a report as table, tsv, csv, json, markdown, html; diagnostics; harmless text
    terminal.py    how wide and colourful the terminal is; getting words out
    settings.py    amctl.yaml, the user's config, the environment: who may set what
    yaml/          our dialect of YAML
    disk.py        opening with care, writing whole or not at all

    below this line nothing reads, writes or prints, and today is an argument:

    reports/       questions, a pure function each; report.py has the blocks they answer with
    derive/        what follows from one account on one day: items, facts, findings, and until when they hold
    rules/         what makes a file wrong or suspicious, a module each
    changes/       what a write does, as data
    terms.py cadence.py     meanings: contract terms and their decisions; touches and reviews
    model/         the nouns, as the files have them
    items.py facts.py findings.py document.py     plain rows
    dates.py money.py errors.py
"""

__version__ = "0.1.0"
