"""The page where customers give another card. https://docs.stripe.com/api/customer_portal/sessions"""

from coachsite.demo.pretend_stripe import forms

CREATE = forms.Form("customer", customer=forms.text, return_url=forms.url)


def create(store, params):
    store.find(params["customer"], "customer", "customer")
    session_id = store.new_id("bps")
    return store.add(
        {
            "id": session_id,
            "object": "billing_portal.session",
            "configuration": "bpc_pretend",
            "created": store.now(),
            "customer": params["customer"],
            "flow": None,
            "livemode": False,
            "locale": None,
            "on_behalf_of": None,
            "return_url": params.get("return_url"),
            "url": f"{store.address}/portal/{session_id}",
        }
    )
