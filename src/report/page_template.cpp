#include "report/page_template.hpp"

#include "base/country.hpp"
#include "base/date.hpp"
#include "base/error.hpp"
#include "base/language.hpp"
#include "base/text.hpp"
#include "report/charting.hpp"
#include "report/markdown.hpp"
#include "report/wording.hpp"

#include <algorithm>
#include <array>
#include <kainjow/mustache.hpp>
#include <sstream>
#include <unordered_map>
#include <vector>

namespace eomt::report {

namespace {

using json = nlohmann::ordered_json;
namespace mustache = kainjow::mustache;

using Escape = std::string (*)(std::string_view);

struct Filter
{
    std::string_view name;
    std::string (*change)(const std::string& text, Escape escape);
};

constexpr std::array filters{
    Filter{"as_day",
           [](const std::string& text, Escape escape) { return escape(base::long_date(text)); }},
    Filter{"as_country",
           [](const std::string& text, Escape escape) { return escape(base::country_name(text)); }},
    Filter{
        "as_language",
        [](const std::string& text, Escape escape) { return escape(base::language_name(text)); }},
    Filter{"as_words",
           [](const std::string& text, Escape escape) { return escape(in_words(text)); }},
    Filter{"as_title",
           [](const std::string& text, Escape escape) { return escape(in_title(text)); }},
    Filter{"as_number",
           [](const std::string& text, Escape escape) { return escape(in_thousands(text)); }},
    Filter{
        "as_mission_kind",
        [](const std::string& text, Escape escape) { return escape(mission_kind_in_words(text)); }},
    Filter{"as_link",
           [](const std::string& text, Escape /*escape*/) { return markdown_link(text); }},
    Filter{"chart", [](const std::string& text, Escape /*escape*/) { return chart_line(text); }},
};

const Filter* find_filter(std::string_view name)
{
    const auto* const found = std::find_if(
        filters.begin(), filters.end(), [&](const Filter& one) { return one.name == name; });
    return found == filters.end() ? nullptr : found;
}

using Data = mustache::data;
using Filters = std::unordered_map<std::string, Data>;

/// `{{#as_day}}{{date}}{{/as_day}}`: the text between, rendered and then changed.
Filters filters_for(Escape escape)
{
    Filters list;
    for (const Filter& filter : filters) {
        list.emplace(filter.name,
                     Data{mustache::lambda2{[&filter, escape](const std::string& text,
                                                              const mustache::renderer& render) {
                         return filter.change(std::string{base::trim(render(text, false))}, escape);
                     }}});
    }
    return list;
}

constexpr std::string_view opens = "{{#";
constexpr std::string_view value_opens = "}}{{{";
constexpr std::string_view value_ends = "}}}";

/// The variable's name where `{{#filter}}{{{name}}}{{/filter}}` begins at `at` and `end` is behind
/// the filter's name; empty where something else does.
std::string_view filtered_name(std::string_view text, std::string_view filter, std::size_t end)
{
    if (find_filter(filter) == nullptr || !text.substr(end).starts_with(value_opens)) {
        return {};
    }
    const std::string_view rest = text.substr(end + value_opens.size());
    const std::string_view name = rest.substr(0, rest.find_first_of("{} \t\r\n#^/&>!="));
    const std::string close = std::string{value_ends} + "{{/" + std::string{filter} + "}}";
    return rest.substr(name.size()).starts_with(close) ? name : std::string_view{};
}

/// `{{#filter}}{{{name}}}{{/filter}}` as `{{{filter name}}}`, a variable that `Names` knows:
/// Mustache parses the text of a section with a filter anew each time it comes there.
std::string with_short_filters(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (;;) {
        const std::size_t at = text.find(opens);
        out += text.substr(0, at);
        if (at == std::string_view::npos) {
            return out;
        }
        const std::size_t begin = at + opens.size();
        const std::size_t end = std::min(text.find("}}", begin), text.size());
        const std::string_view filter = text.substr(begin, end - begin);
        const std::string_view name = filtered_name(text, filter, end);
        if (name.empty()) {
            out += opens;
            text.remove_prefix(begin);
            continue;
        }
        out.append("{{{").append(filter).append(" ").append(name).append(value_ends);
        const std::size_t close = filter.size() + std::string_view{"{{/}}"}.size();
        text.remove_prefix(end + value_opens.size() + name.size() + value_ends.size() + close);
    }
}

/// What names mean where the template is: those of the sections around it, the inner ones first.
/// Mustache's own data would be a copy of all values; of these only what a template asks for is
/// made.
class Names : public mustache::basic_context<std::string>
{
public:
    Names(const json& content, const json& instead, const Filters& list, Escape escape)
        : m_instead{instead}, m_filters{list}, m_escape{escape}
    {
        m_scopes.push_back({nullptr, &content});
    }

    void push(const Data* data) override
    {
        const auto source = m_sources.find(data);
        m_scopes.push_back({data, source == m_sources.end() ? nullptr : source->second});
    }

    void pop() override { m_scopes.pop_back(); }

    const Data* get(const std::string& name) const override
    {
        const std::size_t space = name.find(' ');
        const Filter* filter = space == std::string::npos
                                   ? nullptr
                                   : find_filter(std::string_view{name}.substr(0, space));
        if (filter == nullptr) {
            return find(name);
        }
        const Data* value = find(name.substr(space + 1));
        const bool is_text = value != nullptr && value->is_string();
        m_filtered = Data{filter->change(
            is_text ? std::string{base::trim(value->string_value())} : std::string{}, m_escape)};
        return &m_filtered;
    }

    const Data* get_partial(const std::string& name) const override { return find_whole(name); }

private:
    struct Scope
    {
        const Data* data;  ///< what Mustache has for it; none for the outermost
        const json* value; ///< the object; none where it is no object
    };

    const Data* find(const std::string& name) const
    {
        if (name == ".") {
            return m_scopes.back().data;
        }
        return name.find('.') == std::string::npos ? find_whole(name) : find_dotted(name);
    }

    const Data* find_dotted(const std::string& name) const
    {
        for (auto scope = m_scopes.rbegin(); scope != m_scopes.rend(); ++scope) {
            const json* value = scope->value;
            for (const auto part : base::split(name, '.')) {
                const bool has = value != nullptr && value->is_object() && value->contains(part);
                value = has ? &value->at(std::string{part}) : nullptr;
            }
            if (value != nullptr) {
                return shown(*value);
            }
        }
        return nullptr;
    }

    const Data* find_whole(const std::string& name) const
    {
        for (auto scope = m_scopes.rbegin(); scope != m_scopes.rend(); ++scope) {
            if (scope->data == nullptr) {
                if (const auto filter = m_filters.find(name); filter != m_filters.end()) {
                    return &filter->second;
                }
                if (const auto* value = find_in(m_instead, name)) {
                    return value;
                }
            }
            if (scope->value != nullptr) {
                if (const auto* value = find_in(*scope->value, name)) {
                    return value;
                }
            }
        }
        return nullptr;
    }

    const Data* find_in(const json& object, const std::string& name) const
    {
        if (const auto found = object.find(name); found != object.end()) {
            return shown(*found);
        }
        constexpr std::string_view has = "has_";
        if (name.starts_with(has)) {
            const auto list = object.find(name.substr(has.size()));
            if (list != object.end() && list->is_array()) {
                return list->empty() ? &m_false : &m_true;
            }
        }
        return nullptr;
    }

    /// Mustache's data for a value, made when it is first asked for.
    const Data* shown(const json& value) const
    {
        if (value.is_null()) {
            return &m_false;
        }
        const auto [place, fresh] = m_shown.try_emplace(&value);
        Data& data = place->second;
        if (fresh) {
            data = data_of(value);
            if (value.is_object()) {
                m_sources.emplace(&data, &value);
            } else if (value.is_array()) {
                for (std::size_t i = 0; i < value.size(); ++i) {
                    m_sources.emplace(&data.list_value()[i], &value[i]);
                }
            }
        }
        return &data;
    }

    /// An object is empty: its values are found by `find_in`.
    static Data data_of(const json& value)
    {
        switch (value.type()) {
        case json::value_t::object:
            return Data{Data::type::object};
        case json::value_t::array: {
            Data list{Data::type::list};
            for (const auto& item : value) {
                list.push_back(data_of(item));
            }
            return list;
        }
        case json::value_t::string: {
            const auto& text = value.get_ref<const std::string&>();
            return text.empty() ? Data{false} : Data{text};
        }
        case json::value_t::boolean:
            return Data{value.get<bool>()};
        case json::value_t::null:
            return Data{false};
        default:
            return Data{value.dump()};
        }
    }

    const json& m_instead;
    const Filters& m_filters;
    Escape m_escape;
    std::vector<Scope> m_scopes; ///< the innermost last
    const Data m_true{true};
    const Data m_false{false};
    mutable std::unordered_map<const json*, Data> m_shown;
    mutable std::unordered_map<const Data*, const json*> m_sources; ///< of objects in `m_shown`
    mutable Data m_filtered; ///< of the variable with a filter that was asked for last
};

/// Mustache's page for a template. One that is wrong says so itself.
mustache::mustache parse(const std::string& text, Escape escape)
{
    mustache::mustache page{text};
    // A template that changes Mustache's marks has sections that look otherwise.
    if (page.is_valid() && text.find("{{=") == std::string::npos) {
        mustache::mustache short_page{with_short_filters(text)};
        if (short_page.is_valid()) {
            page = std::move(short_page);
        }
    }
    page.set_custom_escape([escape](const std::string& value) { return escape(value); });
    return page;
}

} // namespace

struct PageTemplate::Impl
{
    std::string text;
    Escape escape;
    mustache::mustache page;
    Filters filters;
};

PageTemplate::PageTemplate(const std::string& text, std::string (*escape)(std::string_view))
    : m_impl{std::make_unique<Impl>(Impl{text, escape, parse(text, escape), filters_for(escape)})}
{
    if (!m_impl->page.is_valid()) {
        throw base::Error{m_impl->page.error_message()};
    }
}

PageTemplate::PageTemplate(PageTemplate&&) noexcept = default;
PageTemplate& PageTemplate::operator=(PageTemplate&&) noexcept = default;
PageTemplate::~PageTemplate() = default;

std::string PageTemplate::render(const json& content, const json& instead)
{
    Names names{content, instead, m_impl->filters, m_impl->escape};
    std::ostringstream out;
    m_impl->page.render(names, out);
    if (!m_impl->page.is_valid()) {
        // What went wrong for these values would stop the page for all others.
        m_impl->page = parse(m_impl->text, m_impl->escape);
    }
    return std::move(out).str();
}

} // namespace eomt::report
