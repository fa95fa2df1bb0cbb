"""The things behind the numbers of a strand."""

from coaching.people.progress import progress_of

WEEKS = 12


def items_behind(client, module_slug, strand_slug, now):
    """{strand, progress, items}: what was counted, the latest week first; None for a strand this client doesn't have."""
    found = {
        (module.slug, each.strand.slug): (module, each)
        for module, strands in progress_of([client], WEEKS, now)[client.pk]
        for each in strands
    }
    if (module_slug, strand_slug) not in found:
        return None
    module, progress = found[module_slug, strand_slug]
    items = module.progress_items(client, strand_slug, WEEKS, now)
    return {"progress": progress, "strand": progress.strand, "items": items}
