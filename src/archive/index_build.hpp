#pragma once

#include "archive/changes.hpp"
#include "archive/location.hpp"
#include "archive/updater.hpp"
#include "base/file.hpp"

namespace eomt::archive {

/// What is done with an index whose making is stopped.
enum class Unfinished
{
    kept,   ///< it is gone on with the next time, as this does with one that is there
    dropped ///< there is an index
};

/// Makes the index beside the old one and puts it in its place: a reader sees the one or the other.
/// The lock is the index's. Throws `Error`, `Stopped`.
void build_index(const IndexPlace& place,
                 const base::FileLock& lock,
                 const FoundFiles& found,
                 Updater& updater,
                 Unfinished unfinished);

} // namespace eomt::archive
