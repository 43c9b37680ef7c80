// Makes the pages of docs/ that follow from declarations, or says which of them are stale.
//   eomt_docs --write|--check DOCS
#include "base/file.hpp"
#include "index/schema.hpp"
#include "records/rules.hpp"
#include "records/schema.hpp"

#include <filesystem>
#include <iostream>
#include <map>
#include <string>

namespace {

/// docs/format.md is written by hand but for the parts between `<!-- fields: NAME -->` and `<!--
/// end -->`.
std::string fill_format(const std::string& page)
{
    std::map<std::string, std::string> parts{{"shared", eomt::records::shared_field_tables()},
                                             {"vocabularies", eomt::records::vocabulary_tables()}};
    for (const auto name : eomt::records::kind_names()) {
        parts[std::string{name}] = eomt::records::field_tables(*eomt::records::kind_named(name));
    }
    std::string out = page;
    for (const auto& [name, text] : parts) {
        const std::string start = "<!-- fields: " + name + " -->\n";
        const std::size_t from = out.find(start);
        const std::size_t to = out.find("<!-- end -->", from);
        if (from == std::string::npos || to == std::string::npos) {
            std::cerr << "format.md has no place for " << name << "\n";
            return {};
        }
        out.replace(from + start.size(), to - from - start.size(), "\n" + text + "\n");
    }
    return out;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::cerr << "usage: eomt_docs --write|--check DOCS\n";
        return 2;
    }
    const bool write = std::string{argv[1]} == "--write";
    const std::filesystem::path docs{argv[2]};
    const std::map<std::string, std::string> pages{
        {"format.md", fill_format(eomt::base::read_file(docs / "format.md"))},
        {"checks.md", eomt::records::rules_document()},
        {"index.md", eomt::index::schema_document()},
    };
    int stale = 0;
    for (const auto& [name, text] : pages) {
        const std::filesystem::path path = docs / name;
        if (std::filesystem::exists(path) && eomt::base::read_file(path) == text) {
            continue;
        }
        if (write) {
            eomt::base::write_file(path, text);
            std::cout << "wrote " << path.string() << "\n";
        } else {
            std::cerr << path.string() << " is stale; ./dev docs makes it anew\n";
            stale = 1;
        }
    }
    return stale;
}
