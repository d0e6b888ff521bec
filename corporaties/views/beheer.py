from django.http import Http404


def organisatie_edit(request, **kwargs):
    raise Http404


def members(request, **kwargs):
    raise Http404


def organisatie_create(request, **kwargs):
    raise Http404


def appointment_edit(request, **kwargs):
    raise Http404


def appointment_end(request, **kwargs):
    raise Http404


def invitations(request, **kwargs):
    raise Http404


def invitation_create(request, **kwargs):
    raise Http404


def invitation_resend(request, **kwargs):
    raise Http404


def invitation_revoke(request, **kwargs):
    raise Http404
