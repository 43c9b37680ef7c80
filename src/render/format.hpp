#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace eomt::render {

/// What a table or a document can be written as.
enum class Format
{
    table,
    csv,
    tsv,
    json,
    md,
    html
};

/// The format of exactly this name; nothing for any other word.
std::optional<Format> format_named(std::string_view name);

/// The format that a file's suffix stands for, whatever its case; nothing where it stands for none.
std::optional<Format> format_of_file(std::string_view path);

/// The name that `format_named` reads.
std::string_view format_name(Format format);

/// All names, in the order in which help lists them.
const std::vector<std::string_view>& format_names();

} // namespace eomt::render
