#include "cli/held_signals.hpp"

#include <algorithm>
#include <array>

namespace eomt::cli {

namespace {

constexpr std::array held{SIGINT, SIGTERM, SIGHUP};

} // namespace

HeldSignals::HeldSignals()
{
    sigset_t set{};
    sigemptyset(&set);
    for (const int signal : held) {
        struct sigaction action = {};
        sigaction(signal, nullptr, &action);
        // One that is ignored (nohup) would not be while it is held.
        if (action.sa_handler != SIG_IGN) {
            sigaddset(&set, signal);
        }
    }
    pthread_sigmask(SIG_BLOCK, &set, &m_before);
}

HeldSignals::~HeldSignals()
{
    pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

// NOLINTNEXTLINE(readability-convert-member-functions-to-static): pending only while one is there
bool HeldSignals::any() const
{
    sigset_t come{};
    sigpending(&come);
    return std::any_of(
        held.begin(), held.end(), [&](int signal) { return sigismember(&come, signal) == 1; });
}

} // namespace eomt::cli
