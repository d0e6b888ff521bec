from django.http import Http404


def verkenning_list(request, **kwargs):
    raise Http404


def create(request, **kwargs):
    raise Http404


def detail(request, **kwargs):
    raise Http404


def edit(request, **kwargs):
    raise Http404


def participants(request, **kwargs):
    raise Http404


def join(request, **kwargs):
    raise Http404
