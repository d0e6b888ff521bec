from django.http import Http404


def create(request, **kwargs):
    raise Http404


def detail(request, **kwargs):
    raise Http404


def edit(request, **kwargs):
    raise Http404


def haltes(request, **kwargs):
    raise Http404


def answer(request, **kwargs):
    raise Http404


def calendar(request, **kwargs):
    raise Http404


def attendance(request, **kwargs):
    raise Http404
