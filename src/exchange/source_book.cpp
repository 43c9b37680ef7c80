#include "exchange/source_book.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::exchange {

SourceBook::SourceBook(DraftBuilder& record, const JsonView& view) : m_record{record}
{
    const JsonView whole = view.object("x-sources");
    for (const std::string& key : whole.names()) {
        const JsonView source = whole.object(key);
        m_keys.insert(key);
        for (const auto* const field : {"title",
                                        "publisher",
                                        "author",
                                        "date",
                                        "url",
                                        "file",
                                        "language",
                                        "accessed",
                                        "sha256"}) {
            m_record.put({"sources", key, field}, source.text(field), source.pointer(field));
        }
        m_by_url.try_emplace(source.text("url"), key);
    }
    for (const JsonView& link : view.objects("sources")) {
        key_of(link);
    }
}

void SourceBook::cite(const records::FieldPath& path, const JsonView& view)
{
    std::vector<std::string> keys = view.texts("x-cites");
    if (keys.empty()) {
        for (const JsonView& link : view.objects("sources")) {
            const std::string key = key_of(link);
            if (!key.empty() && std::find(keys.begin(), keys.end(), key) == keys.end()) {
                keys.push_back(key);
            }
        }
        m_record.put_sources(path, keys, view.pointer("sources"));
    } else {
        m_record.put_sources(path, keys, view.pointer("x-cites"));
    }
}

/// The key of a link's address; a new source where the record has none with it.
std::string SourceBook::key_of(const JsonView& link)
{
    const std::string url = link.text("url");
    if (url.empty()) {
        link.fault("url", "a source needs an address");
        return {};
    }
    const auto known = m_by_url.find(url);
    if (known != m_by_url.end()) {
        return known->second;
    }
    std::string key = "source";
    for (int n = 2; !m_keys.insert(key).second; ++n) {
        key = fmt::format("source-{}", n);
    }
    m_record.put({"sources", key, "title"}, link.text("note"), link.pointer("note"));
    m_record.put({"sources", key, "url"}, url, link.pointer("url"));
    m_by_url.emplace(url, key);
    return key;
}

} // namespace eomt::exchange
