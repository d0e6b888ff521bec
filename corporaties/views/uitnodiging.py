from django.http import Http404


def accept(request, **kwargs):
    raise Http404
