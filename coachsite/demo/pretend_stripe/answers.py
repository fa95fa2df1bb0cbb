"""The API as a function: an answer for each request, and the same one for a request sent again."""

from copy import deepcopy

from coachsite.demo.pretend_stripe import checkout, forms, lists, routes
from coachsite.demo.pretend_stripe.errors import Refused


class Answers:
    """Answers requests. Those with an idempotency key are remembered: https://docs.stripe.com/api/idempotent_requests"""

    def __init__(self, store):
        self.store = store
        self.first, self.paths = {}, {}

    def ask(self, verb, path, body="", key=""):
        """What Stripe answers. `body` holds the parameters of a GET, too. Raises Refused."""
        with self.store.lock:
            checkout.expire_due(self.store)
            if verb == "POST" and key in self.first:
                return self.again(path, body, key)
            answer = self.answer(verb, path, body)
            if verb == "POST" and key:
                self.first[key], self.paths[key] = (body, deepcopy(answer)), path
            return answer

    def answer(self, verb, path, body):
        route, ids = routes.find(verb, path)
        params = route.form(forms.tree(body))
        expand = params.pop("expand", [])
        return lists.expanded(self.store, route.answer(self.store, params, *ids), expand)

    def again(self, path, body, key):
        first_body, answer = self.first[key]
        if (self.paths[key], first_body) != (path, body):
            words = "Keys for idempotent requests can only be used with the same parameters they were first used with."
            raise Refused(words, kind="idempotency_error")
        return deepcopy(answer)

    def asked(self, path):
        """The parameters of the POSTs with a key that were answered, as nested texts, oldest first."""
        return [forms.nested(body) for key, (body, _answer) in self.first.items() if self.paths[key] == path]
