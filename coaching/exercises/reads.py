def attention(clients, now, review_days):
    return []


def submitted_of(client):
    return []


def to_do(client):
    return []
