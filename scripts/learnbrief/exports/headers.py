"""What a host is asked to send with every page, ready for the hosts that partnerships use.

The same policy stands in every page, for hosts that send what they like. A page cannot forbid by itself to be framed.
"""

# Nothing runs, loads or is sent but what comes from the site itself; nothing that stands in a page runs.
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "font-src": "'none'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
_ONLY_AS_HEADER = {"frame-ancestors": "'none'"}


def _policy(directives: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in directives.items())


META_POLICY = _policy(POLICY)

HEADERS = {
    "Content-Security-Policy": _policy(POLICY | _ONLY_AS_HEADER),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# Addresses of these carry the version of what they load; the browser may keep them.
_KEPT = "assets/"
_KEPT_FOR = "public, max-age=31536000, immutable"

_NOTE = """\
Headers for the host of this site
=================================

Every page carries its content security policy itself. A host can send it as a header too, with some that a page
cannot carry: who may frame it, and what a browser may guess.

nginx            Copy nginx.conf beside your configuration, and write in the server block: include nginx.conf;
Apache           .htaccess lies in the root of the site and is read if the host allows it (AllowOverride FileInfo).
Netlify, Cloudflare Pages
                 _headers lies in the root of the site and is read by itself, as _redirects is.
GitHub Pages     It sends no headers of ours. Only what stands in the pages applies, so anybody may frame the site.
"""


def header_files() -> dict[str, bytes]:
    """The files by their address from the site's root."""
    nginx = [f'add_header {name} "{value}" always;' for name, value in HEADERS.items()]
    # A location with an add_header of its own inherits none, so that all are written again.
    nginx += [f"location ~ /{_KEPT} {{", *(f"    {line}" for line in nginx), f'    add_header Cache-Control "{_KEPT_FOR}" always;', "}"]
    nginx += ["error_page 404 /404.html;"]
    apache = ["<IfModule mod_headers.c>", *(f'Header always set {name} "{value}"' for name, value in HEADERS.items()), "</IfModule>"]
    apache += ["ErrorDocument 404 /404.html"]
    netlify = ["/*", *(f"  {name}: {value}" for name, value in HEADERS.items())]
    return {
        "headers/README.txt": _NOTE.encode(),
        "headers/nginx.conf": _lines(nginx),
        ".htaccess": _lines(apache),
        "_headers": _lines(netlify),
    }


def _lines(lines: list[str]) -> bytes:
    return ("\n".join(["# Written by the build.", *lines]) + "\n").encode()
