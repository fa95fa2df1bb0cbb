def test_form_without_what_a_script_adds_is_refused_with_a_sentence(signed_in, owner):
    answer = signed_in(owner).post("/admin/snippets/coaching/exercise/add/", {"title": "Prepare"})
    assert (answer.status_code, "so nothing was changed" in answer.text) == (400, True)


def test_too_many_fields_are_refused_with_a_sentence(client, db):
    answer = client.post("/accounts/login/", {f"field{number}": "1" for number in range(1200)})
    assert (answer.status_code, "so nothing was changed" in answer.text) == (400, True)
