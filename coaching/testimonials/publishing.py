"""A coach puts a client's words on the site, or takes them off.

Editors read Wagtail's history, which would name the coach's account.
"""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.unpublish import UnpublishAction

from coaching.testimonials.asking import AskError, locked
from coaching.testimonials.models import Testimonial, TestimonialRequest


@transaction.atomic
def publish(*, request: TestimonialRequest, by: User) -> Testimonial:
    """Pages that have it in a block show it from now on. Raises AskError without the client's consent."""
    request = locked(request)
    found = Testimonial.objects.filter(request=request).first()
    if found is None or not request.is_agreed:
        raise AskError(_("%(name)s withdrew it, so it can't be published.") % {"name": request.client.first_name})
    if not found.live:
        (found.latest_revision or found.save_revision(user=by)).publish(user=by, log_action=False, skip_permission_checks=True)
    return found


@transaction.atomic
def unpublish(*, request: TestimonialRequest, by: User) -> None:
    """No page shows it; it stays as a draft."""
    found = Testimonial.objects.filter(request=locked(request)).first()
    if found and found.live:
        UnpublishAction(found, user=by, log_action=False).execute(skip_permission_checks=True)
