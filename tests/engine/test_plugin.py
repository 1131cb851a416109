"""The data converter that client, worker and replayer share."""

from engine.plugin import SharedPayloadConverter


def test_workflows_share_what_was_worked_out_about_types() -> None:
    of_one, of_another = SharedPayloadConverter(), SharedPayloadConverter()

    assert of_one is not of_another
    assert of_one.converters == of_another.converters
