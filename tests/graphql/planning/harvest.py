"""Operations that give out cursors of every list, in every order, at several cuts."""

_ENTITY = """
    claims(first: 3) { edges { cursor } }
    history(first: 3) { edges { cursor } }
    oldest: history(first: 3, orderBy: OLDEST) { edges { cursor } }
    facts { claims(first: 2) { edges { cursor } } }
"""
_VIEWS = f"""
    meetings(first: 4) {{ edges {{ cursor node {{
        participants(first: 3) {{ edges {{ cursor }} }}
        statements(first: 3) {{ edges {{ cursor }} }}
        {_ENTITY}
    }} }} }}
    oldestMeetings: meetings(first: 4, orderBy: OLDEST) {{ edges {{ cursor }} }}
    participants(first: 4) {{ edges {{ cursor node {{
        meetings(first: 2) {{ edges {{ cursor }} }}
        oldestMeetings: meetings(first: 2, orderBy: OLDEST) {{ edges {{ cursor }} }}
        statements(first: 2) {{ edges {{ cursor }} }}
        {_ENTITY}
    }} }} }}
    statements(first: 4) {{ edges {{ cursor }} }}
    documents(first: 4) {{ edges {{ cursor node {{
        claims(first: 2) {{ edges {{ cursor }} }}
        statements(first: 2) {{ edges {{ cursor }} }}
        history(first: 2) {{ edges {{ cursor }} }}
        oldest: history(first: 2, orderBy: OLDEST) {{ edges {{ cursor }} }}
    }} }} }}
    oldestDocuments: documents(first: 4, orderBy: OLDEST) {{ edges {{ cursor }} }}
    changes(first: 4) {{ edges {{ cursor }} }}
    newestChanges: changes(first: 4, orderBy: NEWEST) {{ edges {{ cursor }} }}
"""

HARVEST = (
    f"{{ {_VIEWS} }}",
    f'{{ snapshot(asOf: {{position: "7"}}) {{ {_VIEWS} }} }}',
    f'{{ snapshot(asOf: {{position: "0"}}) {{ {_VIEWS} }} }}',
)
