"""amctl: account management from the terminal, one YAML file per account.

The house, from the street to the cellar; each room imports only from rooms below it.

    cli.py         the front door: global options, the one place where errors are told
    leaf.py        a command at the door: options that hold everywhere, saved views
    contents.py    the table of commands
    commands/      one module per command: parse, ask one question or make one change, show
    reminding/     who is told what by mail, and one run of it
    recording/     from words to deeds: interactions, mail messages, follow-ups by their handles
    checking.py    what doctor looks at
    origins.py     where each setting comes from
    shells.py      the scripts that let a shell ask, and how it is answered
    asked.py       what a report is asked for: accounts, people, kinds
    completing.py  what may stand in the place of a half-typed word
    taking_back.py what undo takes back
    mending.py     what validate --fix writes: what has exactly one right answer
    saving.py      carrying a deed out: the dry run, the lock, the rules, the journal, the sentences
    views.py       saved views: options of a report under a name
    typed.py       what people type: days, spans, people, files, words; understood or refused
    session.py     what a command works with: items() facts() findings() account()
    setting.py     who asks, about which book, on what day
    answer.py      where an answer goes, in which format: show() say()
    store/         the book on disk: which files there are, what is in them, how they are written, the journal
    render/        a report as table, tsv, csv, json, markdown, html; diagnostics; harmless text
    exchange/      what other programs bring and ask for: mail messages, addresses
    language.py    the reader's language: our words, days, numbers and amounts in it
    mail/          letters that leave: who may get them, how they go, the ledger of what went
    git.py         the git command, as far as it is asked something
    terminal.py    how wide and colourful the terminal is; getting words out
    settings.py    amctl.yaml, the user's config, the environment: who may set what
    yaml/          our dialect of YAML: read, and edited with proof
    editor.py      the user's editor
    pager.py       what long answers are read with
    locks.py       one writer at a time
    disk.py        opening with care, writing whole or not at all
    swap.py        two files that change places
    clock.py       the one clock

    below this line nothing reads, writes or prints, and today is an argument:

    reports/       questions, a pure function each; report.py has the blocks they answer with
    derive/        what follows from one account on one day: items, facts, findings, and until when they hold
    plans/         checklists: plan files evaluated into answers, with evidence
    rules/         what makes a file wrong or suspicious, a module each
    changes/       what a write does, as data
    terms.py cadence.py     meanings: contract terms and their decisions; touches and reviews
    outlook.py     what happens to a contract if nobody acts
    model/         the nouns, as the files have them
    items.py facts.py findings.py document.py     plain rows
    dates.py day_words.py figures.py money.py errors.py letters.py addresses.py messages.py
"""

__version__ = "0.1.0"
