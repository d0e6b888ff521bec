from django.http import Http404


def detail(request, **kwargs):
    raise Http404


def read(request, **kwargs):
    raise Http404


def file(request, **kwargs):
    raise Http404
