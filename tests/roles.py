"""Who opens the site's addresses in the walks. Clara's coach is `coach`; the others are strangers to her."""

CLIENTS, STAFF = {"clara", "mallory"}, {"coach", "other_coach", "owner"}
EVERYONE = {"visitor", "editor", *CLIENTS, *STAFF}
CLARA, HER_COACH = {"clara"}, {"coach", "owner"}
