"""The things behind the numbers of a track."""

from coaching.people.activity import WEEKS
from coaching.people.module_answers import progress_of


def items_behind(client, module_slug, track_slug, now):
    """{track, progress, items}: what was counted, the latest week first; None for a track this client doesn't have."""
    found = {
        (module.slug, track.track.slug): (module, track)
        for module, tracks in progress_of([client], WEEKS, now)[client.pk]
        for track in tracks
    }
    if (module_slug, track_slug) not in found:
        return None
    module, progress = found[module_slug, track_slug]
    items = module.progress_items(client, track_slug, WEEKS, now)
    return {"progress": progress, "track": progress.track, "items": items}
