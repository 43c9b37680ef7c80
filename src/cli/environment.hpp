#pragma once

#include "base/date.hpp"

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>

namespace eomt::cli {

/// Everything a command gets from outside, so that tests can hand it in.
struct Environment
{
    std::istream* in = nullptr;
    std::ostream* out = nullptr;
    std::ostream* err = nullptr;
    bool out_is_terminal = false;
    bool err_is_terminal = false;
    std::size_t width = 0;        ///< of the terminal; 0 is unlimited
    std::filesystem::path folder; ///< the current one
    std::function<std::optional<std::string>(const char*)> variable;
    std::function<base::Date()> today;
    bool in_is_terminal = false;
};

/// The environment of this process.
Environment process_environment(std::istream& in, std::ostream& out, std::ostream& err);

} // namespace eomt::cli
