#pragma once

#include <stdexcept>
#include <string>

namespace eomt::base {

/// What stops a command (exit status 1): the text says what failed and, where there is one, the way
/// out.
class Error : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// A command line that cannot be meant (exit status 2).
class UsageError : public Error
{
public:
    using Error::Error;
};

} // namespace eomt::base
