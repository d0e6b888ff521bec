from django.http import Http404


def report(request, **kwargs):
    raise Http404


def halte(request, **kwargs):
    raise Http404


def part(request, **kwargs):
    raise Http404


def publish(request, **kwargs):
    raise Http404


def photos(request, **kwargs):
    raise Http404


def photo(request, **kwargs):
    raise Http404


def photo_delete(request, **kwargs):
    raise Http404
