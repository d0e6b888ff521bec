from django.http import Http404


def organisatie_list(request, **kwargs):
    raise Http404


def people(request, **kwargs):
    raise Http404


def person(request, **kwargs):
    raise Http404


def detail(request, **kwargs):
    raise Http404


def theme(request, **kwargs):
    raise Http404
