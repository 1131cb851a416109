"""The commands of `starter.py`, one module for each group of them.

A new group is a module with a function for each command and a `register(app)` that adds them; `starter.py` names the
module in `GROUPS`. What several groups need (the engine, what is printed and how, who sends a command, exit codes)
is in `shared`. A command raises one of our own errors where something is wrong: `shared.EXIT_CODES` says which exit
code each gets, and the text of the error is the one sentence that is printed.
"""
