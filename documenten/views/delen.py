from django.http import Http404


def upload(request, **kwargs):
    raise Http404


def upload_file(request, **kwargs):
    raise Http404


def audience_count(request, **kwargs):
    raise Http404


def review(request, **kwargs):
    raise Http404


def review_row(request, **kwargs):
    raise Http404
