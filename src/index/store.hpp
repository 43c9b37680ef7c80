#pragma once

#include "base/diagnostic.hpp"
#include "base/file.hpp"
#include "index/session.hpp"
#include "index/table_spec.hpp"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace eomt::index {

/// A file outside the records that a record's diagnostics depend on: an archived copy.
struct Dependency
{
    std::string path;      ///< relative to the archive
    base::FileStamp stamp; ///< all 0 where there is none
};

/// A file as the index knows it.
struct Known
{
    std::int64_t id = 0;
    base::FileStamp stamp;
    std::vector<Dependency> dependencies;
};
using Manifest = std::map<std::string, Known>;

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

/// True where the session's index was made by this program; false for an empty or older one.
bool is_current(Session& session);

/// The files that the index knows.
Manifest manifest_of(Session& session);

/// A change of the index, in one transaction: all of it or, where the object goes without `commit`,
/// nothing.
class Update
{
public:
    /// `fresh`: the tables are made anew, whatever is there.
    Update(Session& session, bool fresh);
    Update(const Update&) = delete;
    Update& operator=(const Update&) = delete;
    Update(Update&&) = delete;
    Update& operator=(Update&&) = delete;
    ~Update();

    void remove(std::int64_t file);
    /// Adds a file, or replaces what the index holds of it.
    void put(const ReadFile& file);
    /// Links names to persons, for all that changed.
    void link();
    /// Replaces what the links of the whole archive gave; an error leaves its file out from now on.
    void set_link_messages(const std::vector<base::Diagnostic>& messages);
    /// Replaces the warnings and notes that need the whole archive, of touched missions' files.
    void set_facts(const std::vector<base::Diagnostic>& facts);
    void commit();

private:
    struct Buffers;
    void create();
    void insert(const std::vector<base::Diagnostic>& diagnostics, std::int64_t origin);

    Session& m_session;
    bool m_fresh;
    bool m_open = true;
    std::int64_t m_next = 1;
    std::map<std::string, std::int64_t> m_ids;
    std::unique_ptr<Buffers> m_buffers;
};

/// All diagnostics, sorted by path, line, column.
std::vector<base::Diagnostic> diagnostics_of(Session& session);

/// The errors among them.
std::vector<base::Diagnostic> errors_of(Session& session);

/// The number of files that have errors.
std::size_t invalid_files(Session& session);

} // namespace eomt::index
