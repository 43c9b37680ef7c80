#pragma once

#include "base/diagnostic.hpp"
#include "base/file.hpp"
#include "index/manifest.hpp"
#include "index/mission_case.hpp"
#include "index/session.hpp"
#include "index/table_spec.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace eomt::index {

class MissionLinker;

/// What reading a file gave.
struct ReadFile
{
    std::string path;   ///< relative to the archive
    std::string kind;   ///< empty for a file of no kind
    std::string record; ///< its id
    base::FileStamp stamp;
    std::vector<base::Diagnostic> diagnostics;
    std::vector<Dependency> dependencies;
    Rows rows; ///< as far as the record could be read
};

/// A change of the index, in one transaction: all of it or, where the object goes without `commit`,
/// nothing.
class Update
{
public:
    /// What is there before it.
    enum class From
    {
        index,   ///< an index, in which some files are changed
        nothing, ///< nothing that counts: the tables are made anew, whatever is there
        paused   ///< what an update from nothing held when it was paused
    };

    Update(Session& session, From from);
    Update(const Update&) = delete;
    Update& operator=(const Update&) = delete;
    Update(Update&&) = delete;
    Update& operator=(Update&&) = delete;
    ~Update();

    void remove(std::int64_t file);

    /// Forgets a file that is gone, if the index knows it.
    void remove(const std::string& path);

    /// In a new index: all names, elections and delegations are in, and only missions come from
    /// now on. They are linked as they come.
    void names_are_complete();

    /// Adds a file, or replaces what the index holds of it. Gives the case of a mission that is
    /// linked already; its links are set in the rows.
    std::optional<MissionCase> put(ReadFile& file);
    std::optional<MissionCase> put(ReadFile&& file) { return put(file); }

    /// Keeps what an update from nothing holds by now, for another one to go on from. Ends this
    /// one.
    void pause();

    /// Links names to persons, for all that changed, and finds out which references lead nowhere.
    /// In a new index, which is made quick to search before that, it asks now and then whether to
    /// stop, and gives false where it did; then only `pause` may follow.
    bool link(const std::function<bool()>& stopped = {});
    /// Replaces what the links of the whole archive gave; an error leaves its file out from now on.
    void set_link_messages(const std::vector<base::Diagnostic>& messages);
    /// Replaces the warnings and notes that need the whole archive, of touched missions' files.
    void set_facts(const std::vector<base::Diagnostic>& facts);
    /// Adds such warnings and notes of a mission that came linked.
    void add_facts(const std::vector<base::Diagnostic>& facts);
    /// What the files look like that the index says all about from now on.
    void set_stamps(const Stamps& stamps, const std::string& digest);
    /// The index says some of what changed, and the next change finds out file by file what is
    /// left.
    void forget_stamps();
    void commit();

private:
    struct Inserters;
    void create();
    void take_up();
    bool make_searchable(const std::function<bool()>& stopped);
    std::optional<std::int64_t> id_of(const std::string& path);
    void insert(const std::vector<base::Diagnostic>& diagnostics, std::int64_t origin);

    Session& m_session;
    bool m_fresh;
    bool m_open = true;
    std::int64_t m_next = 1;
    std::unordered_map<std::string, std::int64_t> m_ids; ///< those asked for; all in a new index
    std::unique_ptr<Inserters> m_inserters;
    std::unique_ptr<MissionLinker> m_linker;
};

/// All diagnostics, sorted by path, line, column.
std::vector<base::Diagnostic> diagnostics_of(Session& session);

/// The errors among them.
std::vector<base::Diagnostic> errors_of(Session& session);

/// The number of files that have errors.
std::size_t invalid_files(Session& session);

} // namespace eomt::index
