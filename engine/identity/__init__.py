"""Who is calling: signed tokens that go with each command, and the worker that checks them.

| module | what is in it |
|---|---|
| `claims` | what a token says, and whether it covers a command |
| `keys` | the public keys that are trusted, and the private ones that sign |
| `tokens` | making tokens, and verifying them |
| `sending` | the caller's side: a token goes with what changes something |
| `checking` | the worker's side: nothing is taken that no valid token goes with |

A token is a JWT of at most fifteen minutes, for the audience `frontdoor`, with `sub` (the directory's id), `roles`, and
`teams` (without it: every team). A case system that acts for people whom it has signed in says `sys` (its own name) and
`acts_for: true`; its roles bound theirs. Tokens are sealed on their way and in Temporal's histories, as payloads are.

To call an engine that checks them, give `CaseClient` a source of tokens, an async function that is told who acts (None
for what is asked by nobody in particular, such as a digest):

    issuer = Issuer(load_or_create_signing_key(settings))
    client = CaseClient(temporal, task_queue=…, rulebook=…, tokens=issuer.as_asked)

`as_asked` says of everybody what the command says, as the embedded engine and benchmarks may; and the worker gets
`interceptors=[Checking(Verifier(settings))]`. Without those no token is asked for.
"""
