#include "cli/environment.hpp"

#include <cstdlib>
#include <sys/ioctl.h>
#include <unistd.h>

namespace eomt::cli {

namespace {

std::size_t terminal_width()
{
    winsize size = {};
    return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

} // namespace

Environment process_environment(std::istream& in, std::ostream& out, std::ostream& err)
{
    std::error_code failed;
    const bool out_is_terminal = ::isatty(STDOUT_FILENO) == 1;
    return {&in,
            &out,
            &err,
            out_is_terminal,
            ::isatty(STDERR_FILENO) == 1,
            out_is_terminal ? terminal_width() : 0,
            std::filesystem::current_path(failed),
            [](const char* name) {
                const char* value =
                    std::getenv(name); // NOLINT(concurrency-mt-unsafe): nothing changes it
                return value == nullptr ? std::nullopt : std::optional<std::string>{value};
            },
            base::today,
            ::isatty(STDIN_FILENO) == 1};
}

} // namespace eomt::cli
