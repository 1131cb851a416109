"""Invented notifications of mail systems."""

POSTFIX = """\
Return-Path: <>
From: MAILER-DAEMON@mail.hillshire.example (Mail Delivery System)
To: frontdoor@hillshire.example
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"
Message-Id: <20261125.bounce@mail.hillshire.example>

--B
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mail.hillshire.example.

--B
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.hillshire.example
Arrival-Date: Wed, 25 Nov 2026 14:00:00 +0000 (GMT)

Final-Recipient: rfc822; ines@hillshire.example
Original-Recipient: rfc822;ines@hillshire.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 <ines@hillshire.example>: no such person

--B
{returned}
--B--
"""
WHOLE = """\
Content-Description: Undelivered Message
Content-Type: message/rfc822

Message-ID: {identity}
From: frontdoor@hillshire.example
To: ines@hillshire.example
Subject: [Hillshire] Limit passed

Case: C-1
"""
HEADERS = """\
Content-Type: text/rfc822-headers

Message-ID: {identity}
To: ines@hillshire.example
"""


def notification(
    identity: str = "<abc@hillshire.example>",
    *,
    action: str = "failed",
    status: str = "5.1.1",
    returned: str = WHOLE,
) -> bytes:
    """What a mail system sends back about one message."""
    text = POSTFIX.format(action=action, status=status, returned=returned.format(identity=identity))
    return text.replace("\n", "\r\n").encode()
