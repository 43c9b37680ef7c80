#include "base/text.hpp"
#include "yaml/edit.hpp"
#include "yaml/splice.hpp"

#include <fmt/format.h>

namespace eomt::yaml {

namespace {

/// The indentation of the first mapping below a key, and of the first list.
struct Seen
{
    std::optional<std::size_t> step;
    std::optional<std::size_t> list;
};

void look_for_indentation(const Layout& at, Seen& seen)
{
    for (std::size_t i = 0; i < at.items.size(); ++i) {
        const Layout& item = at.items[i];
        if (at.form == Form::block_mapping && i % 2 == 1) {
            if (item.form == Form::block_mapping && item.column > at.column && !seen.step) {
                seen.step = item.column - at.column;
            } else if (item.form == Form::block_sequence && item.column >= at.column &&
                       !seen.list) {
                seen.list = item.column - at.column;
            } else if (item.form == Form::block_scalar && item.block_indent > at.column &&
                       !seen.step) {
                seen.step = item.block_indent - at.column;
            }
        }
        if (seen.step && seen.list) {
            return;
        }
        look_for_indentation(item, seen);
    }
}

Indentation indentation_of(const Layout& root)
{
    Seen seen;
    look_for_indentation(root, seen);
    const std::size_t usual = 2;
    return {seen.step.value_or(seen.list.value_or(usual) == 0 ? usual : seen.list.value_or(usual)),
            seen.list.value_or(seen.step.value_or(usual))};
}

} // namespace

Page look_at(std::string_view text)
{
    const Source source{"", std::string{text}};
    Problems problems{source};
    Page page;
    auto root = parse_tree(source, problems);
    if (!root) {
        const base::Diagnostic& first = problems.list().front();
        throw EditRefused{fmt::format("line {}, column {}: {}; mend that first",
                                      first.mark.line,
                                      first.mark.column,
                                      first.message)};
    }
    page.text = text;
    page.root = std::move(*root);
    try {
        page.layout = scan_layout(text, page.root);
    } catch (const LayoutFault& fault) {
        const base::Mark mark = source.mark(fault.offset);
        throw EditRefused{fmt::format("line {}, column {}: {}, so the file is not changed here; "
                                      "change it in an editor",
                                      mark.line,
                                      mark.column,
                                      fault.what())};
    }
    page.comments = scan_comments(text, page.layout);
    page.indentation = indentation_of(page.layout);
    const std::size_t line = text.find('\n');
    if (line != std::string_view::npos && line > 0 && text[line - 1] == '\r') {
        page.eol = "\r\n";
    }
    return page;
}

} // namespace eomt::yaml
