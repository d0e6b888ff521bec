from django.http import Http404


def document_list(request, **kwargs):
    raise Http404


def suggestions(request, **kwargs):
    raise Http404
