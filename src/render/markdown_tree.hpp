#pragma once

#include <cmark-gfm.h>
#include <memory>
#include <string>
#include <string_view>

// What the Markdown writer asks of cmark-gfm's tree; nobody else includes this.
namespace eomt::render {

/// Frees what cmark-gfm has made.
struct CmarkFree
{
    void operator()(cmark_node* node) const { cmark_node_free(node); }
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
    void operator()(cmark_iter* iter) const { cmark_iter_free(iter); }
};

template <class T>
using CmarkOwned = std::unique_ptr<T, CmarkFree>;

/// The tree of a text, with tables and no other extension.
CmarkOwned<cmark_node> parse_markdown(std::string_view markdown);

/// Calls `use(node, entering)` for each node, in the order of the text; nodes without children only
/// enter.
template <class Use>
void walk(cmark_node* root, Use use)
{
    const CmarkOwned<cmark_iter> iter{cmark_iter_new(root)};
    for (auto event = cmark_iter_next(iter.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iter.get())) {
        use(cmark_iter_get_node(iter.get()), event == CMARK_EVENT_ENTER);
    }
}

/// The text that a node holds itself, empty for one that holds none.
std::string_view literal(cmark_node* node);

/// The text of a node and all below it without markup, white space squeezed.
std::string plain_text(cmark_node* root);

/// A paragraph of a list whose items stand close together, which has no element of its own.
bool is_tight(cmark_node* paragraph);

/// The heading that a block stands under, among its siblings; null where there is none.
cmark_node* heading_above(cmark_node* block);

} // namespace eomt::render
