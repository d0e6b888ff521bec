from django.http import Http404


def trash(request, **kwargs):
    raise Http404


def versie_create(request, **kwargs):
    raise Http404


def edit(request, **kwargs):
    raise Http404


def delete(request, **kwargs):
    raise Http404


def restore(request, **kwargs):
    raise Http404
