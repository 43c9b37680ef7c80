#include "cli/progress.hpp"

#include <chrono>
#include <fmt/format.h>
#include <ostream>

namespace eomt::cli {

std::function<void(std::size_t, std::size_t)> progress(const Globals& globals,
                                                       const Environment& environment,
                                                       const std::string& doing,
                                                       const std::string& what)
{
    if (!environment.err_is_terminal || globals.quiet) {
        return {};
    }
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::milliseconds pause{200};
    const auto start = Clock::now();
    return [&environment, start, last = start, doing, what](std::size_t done_now,
                                                            std::size_t all) mutable {
        const auto now = Clock::now();
        const bool shown = last != start;
        if (done_now == all && shown) {
            *environment.err << "\r\x1b[K" << std::flush;
            return;
        }
        if (now - last < pause) {
            return;
        }
        last = now;
        const double seconds = std::chrono::duration<double>(now - start).count();
        const double rate = static_cast<double>(done_now) / seconds;
        *environment.err << fmt::format("\r{} {} of {} {}, {:.0f} a second, {:.0f} s left\x1b[K",
                                        doing,
                                        done_now,
                                        all,
                                        what,
                                        rate,
                                        static_cast<double>(all - done_now) / rate)
                         << std::flush;
    };
}

} // namespace eomt::cli
