#include "render/format.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

namespace eomt::render {

namespace {

struct Named
{
    std::string_view name;
    Format format;
};

constexpr std::array names{
    Named{"table", Format::table},
    Named{"csv", Format::csv},
    Named{"tsv", Format::tsv},
    Named{"json", Format::json},
    Named{"md", Format::md},
    Named{"html", Format::html},
};

constexpr std::array suffixes{
    Named{".txt", Format::table},
    Named{".csv", Format::csv},
    Named{".tsv", Format::tsv},
    Named{".json", Format::json},
    Named{".md", Format::md},
    Named{".markdown", Format::md},
    Named{".html", Format::html},
    Named{".htm", Format::html},
};

template <class List>
std::optional<Format> find(const List& list, std::string_view name)
{
    const auto found = std::find_if(
        list.begin(), list.end(), [&](const Named& entry) { return entry.name == name; });
    return found == list.end() ? std::nullopt : std::optional{found->format};
}

} // namespace

std::optional<Format> format_named(std::string_view name)
{
    return find(names, name);
}

std::optional<Format> format_of_file(std::string_view path)
{
    return find(suffixes, base::lower(std::filesystem::path{path}.extension().string()));
}

std::string_view format_name(Format format)
{
    const auto* const found = std::find_if(
        names.begin(), names.end(), [&](const Named& entry) { return entry.format == format; });
    return found->name;
}

const std::vector<std::string_view>& format_names()
{
    static const std::vector<std::string_view> all = [] {
        std::vector<std::string_view> list;
        std::transform(names.begin(),
                       names.end(),
                       std::back_inserter(list),
                       [](const Named& entry) { return entry.name; });
        return list;
    }();
    return all;
}

} // namespace eomt::render
