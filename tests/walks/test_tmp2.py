import pytest
from tests.roles import *
from tests.walks.rows import ROWS
from tests.walks.tries import *
from coaching.booking.guest import antispam
def test_deeds(client, worlds, people, monkeypatch, patient):
    monkeypatch.setattr(antispam,"MIN_SECONDS",0)
    for name in ROWS:
        a=Address(name, worlds.things)
        try: url=a.url
        except Exception as e: print("URL",name,e); continue
        if a.takes("post"):
            p=next((x for x in FIRST if x in a.who),None)
            d=a.sent_by(client,people)
            v=visit(client,p,people[p],name,url,"post",d)
            print(name,p,v.response.status_code, v.response.get("Location",""), v.left, "" if v.left else (d, v.body[:0]))
            if v.response.status_code in(422,409,500):
                import re
                print("    ", re.findall(rb'errorlist[^>]*>.*?</ul>|class="error[^>]*>.*?<', v.body, re.S)[:3])
