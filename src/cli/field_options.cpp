#include "cli/field_options.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace eomt::cli {

void add_field_options(po::options_description_easy_init add,
                       const std::vector<std::vector<entry::Flag>>& flags)
{
    const auto common = global_options();
    std::set<std::string> names;
    for (const auto& list : flags) {
        for (const auto& flag : list) {
            if (common.find_nothrow(flag.name, false) == nullptr &&
                names.insert(flag.name).second) {
                add(flag.name.c_str(),
                    po::value<std::vector<std::string>>()->value_name(
                        std::string{entry::placeholder(flag)}),
                    std::string{flag.field->info.help}.c_str());
            }
        }
    }
}

std::vector<entry::GivenFlag> given_flags(const Invocation& invocation,
                                          const std::vector<std::string>& others)
{
    std::vector<entry::GivenFlag> flags;
    const auto common = global_options();
    for (const auto& [name, value] : invocation.given) {
        const bool is_other = std::find(others.begin(), others.end(), name) != others.end() ||
                              common.find_nothrow(name, false) != nullptr;
        if (!is_other) {
            flags.push_back({name, value});
        }
    }
    return flags;
}

std::string flags_help(const std::vector<entry::Flag>& flags)
{
    std::string text;
    for (const auto& flag : flags) {
        const std::string head = fmt::format("{} {}", flag.name, entry::placeholder(flag));
        text += fmt::format("  --{:<36} {}{}\n",
                            head,
                            flag.is_key ? "the key of the next one" : flag.field->info.help,
                            flag.is_key || !flag.field->info.required ? ""
                            : flag.keys.size() == 1                   ? " (needed)"
                                                                      : " (each needs it)");
    }
    return text;
}

} // namespace eomt::cli
