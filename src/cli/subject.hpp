#pragma once

#include "base/error.hpp"
#include "index/session.hpp"

#include <string>

namespace eomt::cli {

/// The record that was asked for is in the archive and has errors (exit status 3).
class InvalidSubject : public base::Error
{
public:
    using base::Error::Error;
};

/// What a user means by an argument of a kind (mission, election, country, organisation,
/// delegation, person, year): a record's id, from an id, a short name, a code or a name in any
/// script. Throws `UsageError` for what cannot be one, `Error` for one that the archive doesn't
/// have, naming the nearest, `InvalidSubject` for one that has errors.
std::string find_subject(index::Session& session, const std::string& kind, const std::string& word);

} // namespace eomt::cli
