#include "render/markdown_tree.hpp"

#include "base/text.hpp"

#include <cmark-gfm-core-extensions.h>

namespace eomt::render {

CmarkOwned<cmark_node> parse_markdown(std::string_view markdown)
{
    // The library registers in a list of its own, unguarded; a static is made once, whatever the
    // threads.
    static cmark_syntax_extension* const tables = [] {
        cmark_gfm_core_extensions_ensure_registered();
        return cmark_find_syntax_extension("table");
    }();
    const CmarkOwned<cmark_parser> parser{
        cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8)};
    cmark_parser_attach_syntax_extension(parser.get(), tables);
    cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
    return CmarkOwned<cmark_node>{cmark_parser_finish(parser.get())};
}

std::string_view literal(cmark_node* node)
{
    const char* text = cmark_node_get_literal(node);
    return text == nullptr ? std::string_view{} : text;
}

std::string plain_text(cmark_node* root)
{
    std::string text;
    walk(root, [&](cmark_node* node, bool) {
        const cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
            text += literal(node);
        } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
            text += ' ';
        }
    });
    return base::squeeze(text);
}

bool is_tight(cmark_node* paragraph)
{
    cmark_node* list = cmark_node_parent(cmark_node_parent(paragraph));
    return list != nullptr && cmark_node_get_type(list) == CMARK_NODE_LIST &&
           cmark_node_get_list_tight(list) != 0;
}

cmark_node* heading_above(cmark_node* block)
{
    do {
        block = cmark_node_previous(block);
    } while (block != nullptr && cmark_node_get_type(block) != CMARK_NODE_HEADING);
    return block;
}

} // namespace eomt::render
