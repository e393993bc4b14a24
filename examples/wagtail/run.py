"""A newsroom's site on Wagtail with Copydesk in it: ``python examples/wagtail/run.py``, then open the address that it prints.

Everything it keeps is in one folder, ``newsroom-data`` in the current one unless ``--data`` names another.
"""

import argparse
import os
import secrets
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def configure(data, copydesk):
    """Set up Django."""
    from django.conf import settings

    data.mkdir(parents=True, exist_ok=True)
    key = data / "key"
    if not key.exists():
        key.write_text(secrets.token_urlsafe(50))
    contrib = "auth contenttypes sessions messages staticfiles".split()
    wagtail = "embeds sites users snippets documents images search admin".split()
    processors = ["debug", "request"]
    settings.configure(
        DEBUG=True,
        SECRET_KEY=key.read_text(),
        ALLOWED_HOSTS=["127.0.0.1", "localhost"],
        INSTALLED_APPS=[
            "newsroom",
            "linter.surfaces.integrations.wagtail",
            *(f"wagtail.{name}" for name in wagtail),
            "wagtail",
            "modelcluster",
            "taggit",
            "django_filters",
            *(f"django.contrib.{name}" for name in contrib),
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        *(f"django.template.context_processors.{name}" for name in processors),
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                    ]
                },
            }
        ],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": data / "site.sqlite3", "OPTIONS": {"timeout": 20}}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        ROOT_URLCONF="newsroom.urls",
        STATIC_URL="/static/",
        MEDIA_ROOT=data / "media",
        USE_TZ=True,
        WAGTAIL_SITE_NAME="The Wharfside Post",
        # Nothing is asked of the network.
        WAGTAIL_ENABLE_UPDATE_CHECK=False,
        WAGTAIL_GRAVATAR_PROVIDER_URL=None,
        WAGTAILADMIN_BASE_URL="http://127.0.0.1",
        WAGTAILSEARCH_BACKENDS={"default": {"BACKEND": "wagtail.search.backends.database"}},
        COPYDESK=copydesk,
    )


def fill(password):
    """Make the tables, the front page and somebody who may write; say the password if it is new."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from django.contrib.auth import get_user_model
    from newsroom.models import FrontPage
    from wagtail.models import Page, Site

    if not FrontPage.objects.exists():
        Page.objects.filter(depth=2).delete()
        front = Page.get_first_root_node().add_child(instance=FrontPage(title="The Wharfside Post", slug="front"))
        Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": front})
    if not get_user_model().objects.filter(username="desk").exists():
        password = password or secrets.token_urlsafe(9)
        get_user_model().objects.create_superuser("desk", "desk@example.org", password)
        print(f"user: desk, password: {password}")


def main():
    """Set up the site and serve it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8020)
    parser.add_argument("--data", type=Path, default=Path("newsroom-data"))
    parser.add_argument("--password")
    parser.add_argument("--languagetool", choices=["auto", "on", "off"], default="auto")
    asked = parser.parse_args()
    sys.path[:0] = [str(HERE), str(ROOT)]
    configure(asked.data.absolute(), {"LANGUAGETOOL": asked.languagetool})
    fill(asked.password)
    print(f"http://127.0.0.1:{asked.port}/admin/", flush=True)
    from django.core.management import call_command

    os.environ["DJANGO_RUNSERVER_HIDE_WARNING"] = "true"
    call_command("runserver", f"127.0.0.1:{asked.port}", use_reloader=False)


if __name__ == "__main__":
    main()
