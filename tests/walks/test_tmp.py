import pytest
from tests.walks.words import *
def test_x(worlds):
    print(len(worlds.words))
    skip=not_planted()
    have={k for o,k in worlds.words}
    for m,f in text_fields():
        if m.__name__ in skip or f"{m.__name__}.{f.name}" in skip: continue
        key=re.sub("[^a-z]","",(m.__name__+f.name).lower())
        if key not in have and key+"shown" not in have: print("MISSING", f"{m.__name__}.{f.name}", type(f).__name__, f.max_length, path_to(m,Client), path_to(m,Coach))
