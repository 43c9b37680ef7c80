// Measures what is drafted from pages: against pages whose values a person wrote down, and against
// the shipped archive.
//   eomt_draft_score --show PAGE [URL]      what is drafted, with the reasons
//   eomt_draft_score --page PAGE            what differs from the values written down for a page
//   eomt_draft_score --accept ROOT          the page of March 2021 against the shipped records
//   eomt_draft_score --check|--write ROOT   the table of docs/drafting.md
#include "score.hpp"

#include "accept.hpp"
#include "base/file.hpp"
#include "context.hpp"
#include "records/kind.hpp"

#include <exception>
#include <iostream>
#include <string>

using namespace eomt;

namespace {

int show(const std::filesystem::path& page, const std::string& url)
{
    draft::Context context = draft_test::load_context("missions");
    context.source_url = url;
    for (const auto& record : draft_test::draft_page(".", page, context)) {
        std::cout << "== " << records::kind_name(record.kind) << " " << record.id << "\n";
        const auto comment = draft::comments_of(record);
        for (const auto& value : record.values) {
            const std::string path = records::to_text(value.path);
            std::cout << path << ": " << value.text << "    # " << comment(path) << "\n";
        }
    }
    return 0;
}

int table(const std::filesystem::path& root, bool write)
{
    const std::string text = draft_test::score_table(root);
    const auto path = root / "docs" / "drafting.md";
    std::string page = base::read_file(path);
    const std::string start = "<!-- score -->\n";
    const std::size_t from = page.find(start);
    const std::size_t to = page.find("<!-- end -->", from);
    if (from == std::string::npos || to == std::string::npos) {
        std::cerr << path.string() << " has no place for the table\n";
        return 1;
    }
    const std::string before = page;
    page.replace(from + start.size(), to - from - start.size(), "\n" + text + "\n");
    if (page == before) {
        return 0;
    }
    if (!write) {
        std::cerr << path.string() << " is stale; ./dev docs makes it anew\n" << text;
        return 1;
    }
    base::write_file(path, page);
    std::cout << "wrote " << path.string() << "\n";
    return 0;
}

int run(int argc, char** argv)
{
    const std::string mode = argc > 2 ? argv[1] : "";
    if (mode == "--show") {
        return show(argv[2], argc > 3 ? argv[3] : "");
    }
    if (mode == "--accept") {
        return draft_test::accept(argv[2], std::cout) ? 0 : 1;
    }
    if (mode == "--check" || mode == "--write") {
        return table(argv[2], mode == "--write");
    }
    if (mode == "--page") {
        std::cout << draft_test::page_report(argv[2]);
        return 0;
    }
    std::cerr
        << "usage: eomt_draft_score --show PAGE [URL] | --page PAGE | --accept|--check|--write "
           "ROOT\n";
    return 2;
}

} // namespace

int main(int argc, char** argv)
{
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << error.what() << "\n";
        return 1;
    }
}
