import inspect

from client import CaseClient
from client.command_methods import CommandMethods
from practice.commands import COMMANDS


def test_there_is_one_method_for_each_command() -> None:
    """A command that is added cannot be forgotten in the client."""
    methods = inspect.getmembers(CommandMethods, inspect.iscoroutinefunction)
    taken = [
        inspect.get_annotations(method)["command"] for name, method in methods if name != CaseClient.record.__name__
    ]
    assert sorted(kind.__name__ for kind in taken) == sorted(kind.__name__ for kind in COMMANDS)
