#include "cli/output.hpp"

#include "archive/location.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "records/kind.hpp"
#include "render/document.hpp"
#include "render/table.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <ostream>
#include <sstream>

namespace eomt::cli {

namespace {

/// A result never takes the place of a record, which `undo` could not bring back.
void refuse_record(const std::filesystem::path& file, const std::string& named)
{
    std::error_code failed;
    const bool is_record = records::file_kind(file.filename().string()).has_value() &&
                           std::filesystem::exists(file, failed) &&
                           archive::find_root(file.parent_path()).has_value();
    if (is_record) {
        throw base::Error{
            fmt::format("{} is a record of an archive, and no result is written over it; "
                        "give -o another file",
                        base::visible(named))};
    }
}

} // namespace

void write_result(const Invocation& invocation,
                  const Environment& environment,
                  std::string_view text)
{
    const std::string& file = invocation.globals.output;
    if (!file.empty() && file != "-") {
        refuse_record(environment.folder / file, file);
        base::write_file(environment.folder / file, text);
        return;
    }
    *environment.out << text << std::flush;
    if (!*environment.out) {
        throw base::Error{"cannot write to standard output: it is closed, or the disk is full"};
    }
}

void write_result(const Invocation& invocation,
                  const Environment& environment,
                  const base::Table& table,
                  std::string_view title,
                  const std::vector<std::string>& notes)
{
    const bool to_file = !invocation.globals.output.empty();
    std::ostringstream text;
    render::write_table(text,
                        table,
                        invocation.globals.format.value_or(render::Format::table),
                        {std::string{title}, to_file ? 0 : environment.width, notes});
    write_result(invocation, environment, text.str());
}

void write_result(const Invocation& invocation,
                  const Environment& environment,
                  const report::Document& document)
{
    std::ostringstream text;
    render::write_document(text, document, invocation.globals.format.value_or(render::Format::md));
    write_result(invocation, environment, text.str());
}

} // namespace eomt::cli
