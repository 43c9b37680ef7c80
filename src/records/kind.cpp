#include "records/kind.hpp"

#include <algorithm>

namespace eomt::records {

const std::vector<std::string_view>& kind_names()
{
    static const std::vector<std::string_view> names{
        "archive", "election", "mission", "delegation", "organisation", "person"};
    return names;
}

std::string_view kind_name(Kind kind)
{
    return kind_names().at(static_cast<std::size_t>(kind));
}

std::string_view article(Kind kind)
{
    return kind == Kind::election || kind == Kind::organisation || kind == Kind::archive ? "an"
                                                                                         : "a";
}

std::optional<Kind> kind_named(std::string_view name)
{
    const auto& names = kind_names();
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::nullopt
                                : std::optional{static_cast<Kind>(found - names.begin())};
}

std::optional<FileKind> file_kind(std::string_view file_name)
{
    if (file_name == "archive.yaml") {
        return FileKind{Kind::archive, {}};
    }
    constexpr std::string_view ending = ".yaml";
    if (!file_name.ends_with(ending)) {
        return std::nullopt;
    }
    file_name.remove_suffix(ending.size());
    const std::size_t dot = file_name.rfind('.');
    if (dot == std::string_view::npos || dot == 0) {
        return std::nullopt;
    }
    const auto kind = kind_named(file_name.substr(dot + 1));
    if (!kind || *kind == Kind::archive) {
        return std::nullopt;
    }
    return FileKind{*kind, std::string{file_name.substr(0, dot)}};
}

bool is_yaml(std::string_view file_name)
{
    return file_name.ends_with(".yaml") || file_name.ends_with(".yml");
}

} // namespace eomt::records
