#pragma once

#include <filesystem>
#include <optional>

namespace eomt::archive {

/// Where an archive's index lives.
struct IndexPlace
{
    std::filesystem::path folder; ///< empty: in memory

    std::filesystem::path index() const { return folder / "index.sqlite"; }
    /// One that is being made.
    std::filesystem::path made() const { return folder / "index.new"; }
    /// What has been made of one when that was stopped.
    std::filesystem::path paused() const { return folder / "index.paused"; }
    std::filesystem::path lock() const { return folder / "lock"; }
};

/// Makes a folder that git does not look into, with a .gitignore of `*`. False where it cannot be
/// written.
bool make_hidden_folder(const std::filesystem::path& folder);

/// `.eomt` in the archive where that can be written, else a folder of the archive's own in the
/// user's cache folder, else memory. Makes the folder.
IndexPlace find_place(const std::filesystem::path& root);

/// The root of the archive that `start` is or lies in: the nearest folder upwards with an
/// archive.yaml.
std::optional<std::filesystem::path> find_root(const std::filesystem::path& start);

/// False where the index file was cut short or is none.
bool looks_whole(const std::filesystem::path& index);

} // namespace eomt::archive
