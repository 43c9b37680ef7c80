#pragma once

#include <csignal>

namespace eomt::cli {

/// From construction to destruction Ctrl-C and the request to end wait, in this thread and in those
/// that it starts, so that work ends between two files and not within one. At the end they have
/// their usual effect.
class HeldSignals
{
public:
    HeldSignals();
    HeldSignals(const HeldSignals&) = delete;
    HeldSignals& operator=(const HeldSignals&) = delete;
    HeldSignals(HeldSignals&&) = delete;
    HeldSignals& operator=(HeldSignals&&) = delete;
    ~HeldSignals();

    /// Whether one of them has come.
    bool any() const;

private:
    sigset_t m_before{};
};

} // namespace eomt::cli
