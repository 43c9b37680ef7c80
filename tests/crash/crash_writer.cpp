// eomt_crash_writer ARCHIVE ROUND
// Makes one change to a copy of tests/cli/archives/small as the archive layer does: of one file, of
// several, with new files in a new folder, with files that go, or an undo. The round decides which.
// Run again after it succeeded, it changes nothing. Removing files, and changing several that were
// there, is what no command does; `undo` has to take it back all the same.
#include "archive/writer.hpp"
#include "base/error.hpp"
#include "base/file.hpp"

#include <fmt/format.h>
#include <iostream>
#include <string>

namespace {

namespace fs = std::filesystem;
using eomt::archive::FileChange;

class Round
{
public:
    Round(fs::path root, long number) : m_root{std::move(root)}, m_number{number} {}

    std::string name() const { return fmt::format("round {}", m_number); }

    std::vector<FileChange> changes() const
    {
        std::vector<FileChange> list;
        switch (m_number % 5) {
        case 0:
            list.push_back(commented("missions/kz-2021-01-10-mazhilis.odihr.mission.yaml"));
            break;
        case 1:
            // What uses another comes before it, so that the writer has to sort them.
            list.push_back(commented("missions/kz-2016-03-20-mazhilis.odihr.mission.yaml"));
            list.push_back(made("missions/made/kz-2016-03-20-mazhilis.made.mission.yaml",
                                "election: kz-2016-03-20-mazhilis\norganisation: made\n"
                                "invited_by: Ministry\nverdict: {assessment: mixed}\n"));
            list.push_back(made("organisations/made.organisation.yaml", "name: Made\n"));
            break;
        case 2:
            list.push_back(gone("organisations/made.organisation.yaml"));
            list.push_back(gone("missions/made/kz-2016-03-20-mazhilis.made.mission.yaml"));
            list.push_back(commented("elections/kz-2016-03-20-mazhilis.election.yaml"));
            break;
        default:
            for (const auto* path : {"missions/kz-2021-01-10-mazhilis.cis.mission.yaml",
                                     "delegations/csto-pa.kazakhstan.delegation.yaml",
                                     "organisations/cis.organisation.yaml",
                                     "people/quiet.person.yaml",
                                     "archive.yaml"}) {
                list.push_back(commented(path));
            }
        }
        return list;
    }

    /// Every fifth round takes the one before it back.
    bool is_undo() const { return m_number % 5 == 4; }

private:
    std::optional<std::string> read(const std::string& path) const
    {
        return fs::exists(m_root / path) ? std::optional{eomt::base::read_file(m_root / path)}
                                         : std::nullopt;
    }

    /// A comment of this round's in the place of an earlier round's; of different lengths, for a
    /// file that is half the one and half the other to show.
    FileChange commented(const std::string& path) const
    {
        FileChange change{path, read(path), {}};
        const std::string mark = "# round ";
        std::string text = change.before.value_or("");
        text.resize(std::min(text.find(mark), text.size()));
        constexpr long longest = 9000;
        const auto length = static_cast<std::size_t>(m_number * 7919 % longest);
        change.after =
            text + mark + std::to_string(m_number) + " " + std::string(length, '=') + "\n";
        return change;
    }

    FileChange made(const std::string& path, const std::string& text) const
    {
        return {path, read(path), text};
    }

    FileChange gone(const std::string& path) const { return {path, read(path), std::nullopt}; }

    fs::path m_root;
    long m_number;
};

void run(const fs::path& root, long number)
{
    const Round round{root, number};
    if (round.is_undo()) {
        const auto last = eomt::archive::last_change(root);
        if (last && last->what == fmt::format("round {}", number - 1)) {
            eomt::archive::undo_change(root, *last);
        }
        return;
    }
    eomt::archive::finish_interrupted(root);
    const auto changes = round.changes();
    eomt::archive::write_changes(root, changes, round.name());
}

} // namespace

int main(int argc, char** argv)
{
    try {
        const std::vector<std::string> words{argv + 1, argv + argc};
        if (words.size() < 2) {
            std::cerr << "eomt_crash_writer ARCHIVE ROUND\n";
            return 2;
        }
        run(words[0], std::stol(words[1]));
        return 0;
    } catch (const std::exception& fault) {
        std::cerr << "eomt_crash_writer: " << fault.what() << "\n";
        return 1;
    }
}
