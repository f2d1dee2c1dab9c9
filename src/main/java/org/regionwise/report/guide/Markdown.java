package org.regionwise.report.guide;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/** A page's Markdown (CommonMark with GitHub's tables) as HTML; links to other pages become addresses of the guide. */
final class Markdown {
    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), HeadingAnchorExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .attributeProviderFactory(context -> new PageAttributes())
            .build();
    /** {@code reading-files.md#excel} */
    private static final Pattern PAGE_LINK = Pattern.compile("([A-Za-z-]+)\\.md(#.*)?");

    /** Leads from a page to what is the same in all languages. */
    private static final String OUTSIDE_LANGUAGE = "../";

    private final Node document;

    Markdown(String source) {
        this.document = PARSER.parse(source);
    }

    GuidePage page(String id) {
        return new GuidePage(id, title(), RENDERER.render(document));
    }

    private String title() {
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading && heading.getLevel() == 1) {
                return text(heading);
            }
        }
        throw new IllegalStateException("a page of the guide has no title");
    }

    private static String text(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text piece) {
                text.append(piece.getLiteral());
            }

            @Override
            public void visit(Code piece) {
                text.append(piece.getLiteral());
            }
        });
        return text.toString();
    }

    /** The ids of the pages that this one links, each once, in its order. */
    List<String> linkedPages() {
        Set<String> pages = new LinkedHashSet<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                Matcher page = PAGE_LINK.matcher(link.getDestination());
                if (page.matches()) {
                    pages.add(page.group(1));
                }
            }
        });
        return new ArrayList<>(pages);
    }

    /** The address at which the application shows what a link in a file leads to. */
    static String address(String destination) {
        if (destination.startsWith(OUTSIDE_LANGUAGE)) {
            return "/guide/" + destination.substring(OUTSIDE_LANGUAGE.length());
        }
        Matcher page = PAGE_LINK.matcher(destination);
        if (!page.matches()) {
            return destination;
        }
        String anchor = page.group(2) == null ? "" : page.group(2);
        return (page.group(1).equals(Guide.CONTENTS) ? "/guide" : "/guide/" + page.group(1)) + anchor;
    }

    /** What the style sheet needs. */
    private static final class PageAttributes implements AttributeProvider {
        @Override
        public void setAttributes(Node node, String tag, Map<String, String> attributes) {
            if (node instanceof Link link) {
                attributes.put("href", address(link.getDestination()));
            } else if (node instanceof FencedCodeBlock block
                    && tag.equals("pre")
                    && block.getInfo().equals("text")) {
                // keeps its lines, so it scrolls on a phone
                attributes.put("class", "printed");
                attributes.put("tabindex", "0");
            } else if (node instanceof TableBlock && tag.equals("table")) {
                attributes.put("class", "data");
                // wide ones scroll on a phone
                attributes.put("tabindex", "0");
            }
        }
    }
}
