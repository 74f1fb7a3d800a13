"""Where on a web page the article is, and what in and around it is not the article."""

from __future__ import annotations

import re

from audiocast.release.tree import Node

_DROPPED = frozenset(
    [
        "nav",
        "footer",
        "aside",
        "form",
        "button",
        "select",
        "input",
        "textarea",
        "label",
        "figcaption",
        "dialog",
        "menu",
        "datalist",
        "head",
        "link",
        "meta",
        "img",
        "picture",
        "video",
        "embed",
        "progress",
    ]
)
_ROLES = frozenset(
    ["navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu", "menubar", "alert"]
)
_CLUTTER = re.compile(
    r"(?:^|[\s_-])(?:comments?|comentarios?|respond|disqus|shar(?:e|ing|ed\w*)|compartir|social\w*|redes|relat\w*|"
    r"relacionad\w*|sidebar\w*|widget\w*|menu\w*|nav|navbar|navigation|breadcrumbs?|migas|footer|pie|"
    r"cookies?|consent|gdpr|banner\w*|publicidad|advert\w*|ads?|adsbygoogle|promo\w*|newsletter|suscri\w*|"
    r"subscri\w*|popup|modal|tags?|etiquetas|tagcloud|author-box|autor-box|bio|caption|pie-de-foto|gallery|"
    r"galeria|pager|pagination|paginacion|print|login|search\w*|buscar|buscador|mas-leid\w*|most-read|trending|"
    r"populares|recientes|jp-relatedposts|sharedaddy|addtoany\w*|heateor\w*|sr-only|screen-reader-text|skip|"
    r"skip-link|toolbar|topbar|masthead|site-header|read-more|leer-mas|te-puede-interesar|lea-tambien|"
    r"post-meta|entry-meta|entry-footer|article-info|article-actions|byline|posted-on|submitted|node__meta|"
    r"field--name-field-tags|item-image|icons|hits|rating|vote|whatsapp|facebook|twitter|telegram)(?=$|[\s_-])"
)
_BODIES = re.compile(
    r"(?:^|\s)(?:articlebody|entry-content|post-content|post-body|article-body|article-content|article__body|"
    r"td-post-content|single-content|story-body|story-content|news-content|nota-contenido|nota-cuerpo|"
    r"contenido-nota|cuerpo|field--name-body|field-name-body|node__content|item-page|com-content-article__body|"
    r"articulo|contenido|noticia-contenido|content-body|post-text|entry|elementor-widget-theme-post-content)(?=$|\s)"
)
_PHRASES = re.compile(
    r"(?:compart[ei]\w*|tweet(?:ear)?|imprimir|me gusta|leer m[áa]s|lea tambi[ée]n\b.*|"
    r"te puede interesar\b.*|"
    r"s[íi]guenos\b.*|ver m[áa]s|facebook|twitter|whatsapp|telegram|email|correo electr[óo]nico|"
    r"dejar? (?:un|una) (?:comentario|respuesta)\b.*|cargando.*|publicidad|comentarios?|share this\b.*|"
    r"me gusta esto\b.*|haz clic para\b.*|navegaci[óo]n de entradas|su navegador no\b.*|your browser\b.*|"
    r"tu navegador no\b.*|saltar al contenido|ir al contenido)[\s:.…]*",
    re.IGNORECASE,
)

_ELSEWHERE = re.compile(
    r"(?:m[áa]s|otras|[úu]ltimas|nuestras)\s+(?:noticias|notas|entradas|publicaciones)|lo m[áa]s le[íi]do"
    r"|(?:noticias|notas|art[íi]culos|entradas|contenidos?|publicaciones)\s+"
    r"(?:relacionad[ao]s?|recientes|anteriores|destacadas|populares)"
    r"|(?:te|le) (?:puede|podr[íi]a) interesar|lea tambi[ée]n|tambi[ée]n (?:te|le) puede interesar"
    r"|art[íi]culos similares|archivo del blog|recent posts|related posts",
    re.IGNORECASE,
)

# This page builder calls whatever holds the article a widget.
_BUILDER = re.compile(
    r"elementor-widget(?:-container|-theme-post-\w+|-text-editor|-heading|-wrap|-html|__\S+)?(?=$|\s)"
)


def is_clutter(node: Node) -> bool:
    """Tell by its element, role, name or hiding that a part of a page is not the article's."""
    if node.tag in _DROPPED or node.attributes.get("role", "").lower() in _ROLES:
        return True
    style = node.attributes.get("style", "").replace(" ", "").lower()
    if "hidden" in node.attributes or "display:none" in style or "visibility:hidden" in style:
        return True
    if node.attributes.get("aria-hidden") == "true":
        return True
    return node.tag not in ("html", "body", "main", "article", "#root") and bool(
        _CLUTTER.search(_BUILDER.sub(" ", node.names()))
    )


def prune(root: Node) -> None:
    """Take out of the tree what is not the article, but no element that holds most of the prose."""
    sizes = _prose_sizes(root)
    whole = sizes.get(id(root), 0)
    stack = [root]
    while stack:
        node = stack.pop()
        node.children = [
            part
            for part in node.children
            if not (_is_phrase(part) or (is_clutter(part) and _may_go(part, sizes.get(id(part), 0), whole)))
            and not _is_elsewhere(part)
        ]
        stack += [part for part in node.children if part.tag]


def _is_elsewhere(node: Node) -> bool:
    """Tell by its own heading that a section leads to other articles: «Más noticias»."""
    if node.tag not in ("div", "section", "article", "ul", "td"):
        return False
    heading = next((part for part in node.children if part.tag or part.text.strip()), None)
    while heading is not None and heading.tag in ("div", "header"):
        inside = [part for part in heading.children if part.tag or part.text.strip()]
        heading = inside[0] if len(inside) == 1 else None
    if heading is None or heading.tag not in ("h2", "h3", "h4", "h5", "h6"):
        return False
    told = _ELSEWHERE.fullmatch(heading.all_text()[:80].strip(" \t\r\n:"))
    return bool(told) and all(part.tag != "h1" for part in node.walk())


def _may_go(part: Node, size: int, whole: int) -> bool:
    # A theme may call the whole page’s wrapper “with-sidebar” or hide it until scripts run.
    return part.tag in _DROPPED - {"form"} or size < 0.5 * max(whole, 1)


def _is_phrase(node: Node) -> bool:
    if node.tag not in ("p", "div", "span", "h2", "h3", "h4", "h5", "a", "li", "strong"):
        return False
    if sum(1 for _ in zip(node.walk(), range(12), strict=False)) > 11:
        return False
    return bool(_PHRASES.fullmatch(node.all_text().strip()[:300]))


def _own_prose(node: Node) -> int:
    """Return how much running text stands directly in a node, links not counted."""
    size, stack = 0, list(node.children)
    while stack:
        part = stack.pop()
        if part.tag == "":
            size += len(part.text.strip())
        elif part.tag in ("b", "i", "em", "strong", "span", "font", "u", "small", "mark", "q", "br", "cite"):
            stack += part.children
    return size


def _prose_sizes(root: Node) -> dict[int, int]:
    """Return for each element the prose in it, by identity; short scraps do not count."""
    order = [node for node in root.walk() if node.tag]
    sizes: dict[int, int] = {}
    for node in reversed(order):
        own = _own_prose(node) if node.tag not in ("b", "i", "em", "strong", "span", "font", "a") else 0
        if own < 40:
            own = 0
        sizes[id(node)] = own + sum(sizes.get(id(part), 0) for part in node.children if part.tag)
    return sizes


def find_article(root: Node) -> Node:
    """Return the smallest element that holds the article's prose.

    A body that the page names as such is taken where it holds enough of the prose; else the walk
    goes down from the whole page as long as one element holds nearly all of it.
    """
    sizes = _prose_sizes(root)
    whole = sizes.get(id(root), 0)
    named = [n for n in root.walk() if n.tag and (n.tag == "article" or _BODIES.search(n.names()))]
    rich = [n for n in named if sizes[id(n)] >= 0.35 * whole and sizes[id(n)] > 0]
    if rich:
        # The innermost of those that hold as much as the richest.
        most = max(sizes[id(n)] for n in rich)
        return [n for n in rich if sizes[id(n)] >= 0.9 * most][-1]
    node = next((n for n in root.walk() if n.tag == "body"), root)
    while True:
        heavy = [n for n in node.children if n.tag and sizes[id(n)] >= 0.8 * sizes[id(node)] > 0]
        if not heavy or heavy[0].tag in ("p", "li", "td", "blockquote", "span", "b", "strong"):
            return node
        if _has_heading_beside(node, heavy[0]):
            return node
        node = heavy[0]


def _has_heading_beside(node: Node, inner: Node) -> bool:
    """Tell whether stepping down would leave a headline or a short line of the article behind."""
    for part in node.children:
        if part is inner:
            return False
        if part.tag in ("p", "h1", "h2", "h3") and part.all_text().strip():
            return True
    return False
