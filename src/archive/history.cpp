#include "archive/history.hpp"

#include "archive/location.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace eomt::archive {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::size_t kept = 200;
constexpr std::string_view hex_digits = "0123456789abcdef";

/// A file's bytes as JSON: text where they are UTF-8, else hexadecimal digits, so that each byte
/// comes back.
json bytes_json(const std::optional<std::string>& bytes)
{
    if (!bytes) {
        return nullptr;
    }
    if (!base::first_bad_utf8(*bytes)) {
        return {{"text", *bytes}};
    }
    std::string digits;
    for (const char c : *bytes) {
        const auto byte = static_cast<unsigned char>(c);
        digits += hex_digits[byte >> 4U];
        digits += hex_digits[byte & 15U];
    }
    return {{"hex", digits}};
}

std::optional<std::string> bytes_of(const json& value)
{
    if (value.is_null()) {
        return std::nullopt;
    }
    if (value.contains("text")) {
        return value.at("text").get<std::string>();
    }
    const auto digits = value.at("hex").get<std::string>();
    std::string bytes;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        const auto high = hex_digits.find(digits[i]);
        const auto low = hex_digits.find(digits[i + 1]);
        bytes += static_cast<char>(high << 4U | low);
    }
    return bytes;
}

} // namespace

std::string to_text(const Entry& entry)
{
    json files = json::array();
    for (const auto& file : entry.files) {
        files.push_back({{"path", file.path},
                         {"before", bytes_json(file.before)},
                         {"after", bytes_json(file.after)}});
    }
    json all{{"version", 1}, {"what", entry.what}, {"folders", entry.folders}, {"files", files}};
    if (entry.undoes) {
        all["undoes"] = *entry.undoes;
    }
    return all.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

Entry entry_of(const std::string& text, const fs::path& path)
{
    try {
        const json all = json::parse(text);
        Entry entry;
        if (all.at("version") != 1) {
            throw base::Error{fmt::format("{} was written by another version of eomt",
                                          base::visible(path.string()))};
        }
        entry.what = all.at("what").get<std::string>();
        entry.folders = all.at("folders").get<std::vector<std::string>>();
        for (const auto& file : all.at("files")) {
            entry.files.push_back({file.at("path").get<std::string>(),
                                   bytes_of(file.at("before")),
                                   bytes_of(file.at("after"))});
        }
        if (all.contains("undoes")) {
            entry.undoes = all.at("undoes").get<std::int64_t>();
        }
        const bool inside =
            std::all_of(entry.files.begin(),
                        entry.files.end(),
                        [](const auto& file) { return base::is_inside(file.path); }) &&
            std::all_of(entry.folders.begin(), entry.folders.end(), [](const auto& folder) {
                return base::is_inside(folder);
            });
        if (inside) {
            return entry;
        }
    } catch (const json::exception&) { // NOLINT(bugprone-empty-catch): said below
    }
    throw base::Error{
        fmt::format("{} is damaged, so that the change it remembers cannot be taken back; delete "
                    "it to go on with the ones before it",
                    base::visible(path.string()))};
}

History::History(const fs::path& root)
    : m_folder{root / ".eomt" / "history"}, m_journal{m_folder / "journal.json"}
{}

void History::make() const
{
    base::make_folders(m_folder);
    if (!make_hidden_folder(m_folder.parent_path())) {
        // Says why not.
        base::write_file(m_folder.parent_path() / ".gitignore", "*\n");
    }
}

std::vector<std::int64_t> History::numbers() const
{
    std::vector<std::int64_t> list;
    std::error_code failed;
    for (fs::directory_iterator it{m_folder, failed}, end; !failed && it != end;
         it.increment(failed)) {
        const std::string name = it->path().filename().string();
        std::int64_t number = 0;
        const char* const last = name.data() + name.size();
        const auto [stop, error] = std::from_chars(name.data(), last, number);
        if (error == std::errc{} && std::string_view{stop, last} == ".json") {
            list.push_back(number);
        }
    }
    std::sort(list.begin(), list.end());
    return list;
}

fs::path History::file(std::int64_t number) const
{
    return m_folder / fmt::format("{:06}.json", number);
}

std::optional<std::int64_t> History::last() const
{
    const auto list = numbers();
    return list.empty() ? std::nullopt : std::optional{list.back()};
}

Entry History::read(std::int64_t number) const
{
    return entry_of(base::read_file(file(number)), file(number));
}

bool History::has_journal() const
{
    std::error_code failed;
    return fs::exists(m_journal, failed);
}

std::optional<Entry> History::journal() const
{
    if (!has_journal()) {
        return std::nullopt;
    }
    return entry_of(base::read_file(m_journal), m_journal);
}

void History::begin(const Entry& entry) const
{
    base::write_file(m_journal, to_text(entry));
}

void History::finish(const Entry& entry) const
{
    std::error_code failed;
    if (entry.undoes) {
        fs::remove(file(*entry.undoes), failed);
        fs::remove(m_journal, failed);
        return;
    }
    auto list = numbers();
    list.push_back(list.empty() ? 1 : list.back() + 1);
    base::place_file(m_journal, file(list.back()));
    for (std::size_t i = 0; i + kept < list.size(); ++i) {
        fs::remove(file(list[i]), failed);
    }
}

void History::forget() const
{
    std::error_code failed;
    fs::remove(m_journal, failed);
}

void History::clear_unfinished() const
{
    std::error_code failed;
    std::vector<fs::path> left;
    for (fs::directory_iterator it{m_folder, failed}, end; !failed && it != end;
         it.increment(failed)) {
        if (it->path().filename().string().starts_with(".journal.json.")) {
            left.push_back(it->path());
        }
    }
    for (const auto& path : left) {
        fs::remove(path, failed);
    }
}

} // namespace eomt::archive
