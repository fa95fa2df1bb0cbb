def attention(clients, now):
    return []


def left_of(clients):
    return {}


def ledger_of(client):
    return []
