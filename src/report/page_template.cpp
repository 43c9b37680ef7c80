#include "report/page_template.hpp"

#include "base/country.hpp"
#include "base/date.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "report/charting.hpp"
#include "report/markdown.hpp"
#include "report/wording.hpp"

#include <algorithm>
#include <array>
#include <kainjow/mustache.hpp>
#include <sstream>

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
    Filter{"as_words",
           [](const std::string& text, Escape escape) { return escape(in_words(text)); }},
    Filter{"as_title",
           [](const std::string& text, Escape escape) { return escape(in_title(text)); }},
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

/// The template's view of JSON.
mustache::data view(const json& value)
{
    switch (value.type()) {
    case json::value_t::object: {
        mustache::data object{mustache::data::type::object};
        for (const auto& [key, item] : value.items()) {
            object.set(key, view(item));
            if (item.is_array()) {
                object.set("has_" + key, mustache::data{!item.empty()});
            }
        }
        return object;
    }
    case json::value_t::array: {
        mustache::data list{mustache::data::type::list};
        for (const auto& item : value) {
            list.push_back(view(item));
        }
        return list;
    }
    case json::value_t::string:
        return value.get_ref<const std::string&>().empty()
                   ? mustache::data{false}
                   : mustache::data{value.get_ref<const std::string&>()};
    case json::value_t::boolean:
        return mustache::data{value.get<bool>()};
    case json::value_t::null:
        return mustache::data{false};
    default:
        return mustache::data{value.dump()};
    }
}

/// `{{#as_day}}{{date}}{{/as_day}}`: the text between, rendered and then changed.
void add_filters(mustache::data& data, Escape escape)
{
    for (const Filter& filter : filters) {
        data.set(std::string{filter.name},
                 mustache::data{mustache::lambda2{
                     [&filter, escape](const std::string& text, const mustache::renderer& render) {
                         return filter.change(std::string{base::trim(render(text, false))}, escape);
                     }}});
    }
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

/// `{{#filter}}{{{name}}}{{/filter}}` as `{{{filter name}}}`, a variable that `Values` knows:
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
class Values : public mustache::basic_context<std::string>
{
public:
    Values(const mustache::data& data, Escape escape) : m_escape{escape}
    {
        m_items.push_back(&data);
    }

    void push(const mustache::data* data) override { m_items.push_back(data); }
    void pop() override { m_items.pop_back(); }

    const mustache::data* get(const std::string& name) const override
    {
        const std::size_t space = name.find(' ');
        const Filter* filter = space == std::string::npos
                                   ? nullptr
                                   : find_filter(std::string_view{name}.substr(0, space));
        if (filter == nullptr) {
            return find(name);
        }
        const mustache::data* value = find(name.substr(space + 1));
        const bool is_text = value != nullptr && value->is_string();
        m_filtered = mustache::data{filter->change(
            is_text ? std::string{base::trim(value->string_value())} : std::string{}, m_escape)};
        return &m_filtered;
    }

    const mustache::data* get_partial(const std::string& name) const override
    {
        return find_whole(name);
    }

private:
    const mustache::data* find(const std::string& name) const
    {
        if (name == ".") {
            return m_items.back();
        }
        if (name.find('.') == std::string::npos) {
            return find_whole(name);
        }
        for (auto item = m_items.rbegin(); item != m_items.rend(); ++item) {
            const mustache::data* value = *item;
            for (const auto part : base::split(name, '.')) {
                value = value == nullptr ? nullptr : value->get(std::string{part});
            }
            if (value != nullptr) {
                return value;
            }
        }
        return nullptr;
    }

    const mustache::data* find_whole(const std::string& name) const
    {
        for (auto item = m_items.rbegin(); item != m_items.rend(); ++item) {
            if (const auto* value = (*item)->get(name)) {
                return value;
            }
        }
        return nullptr;
    }

    Escape m_escape;
    std::vector<const mustache::data*> m_items; ///< the innermost last
    mutable mustache::data m_filtered;          ///< of the variable that was asked for last
};

} // namespace

namespace {

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
};

PageTemplate::PageTemplate(const std::string& text, std::string (*escape)(std::string_view))
    : m_impl{std::make_unique<Impl>(Impl{text, escape, parse(text, escape)})}
{
    if (!m_impl->page.is_valid()) {
        throw base::Error{m_impl->page.error_message()};
    }
}

PageTemplate::PageTemplate(PageTemplate&&) noexcept = default;
PageTemplate& PageTemplate::operator=(PageTemplate&&) noexcept = default;
PageTemplate::~PageTemplate() = default;

std::string PageTemplate::render(const json& content)
{
    mustache::data data = view(content);
    add_filters(data, m_impl->escape);
    Values values{data, m_impl->escape};
    std::ostringstream out;
    m_impl->page.render(values, out);
    if (!m_impl->page.is_valid()) {
        // What went wrong for these values would stop the page for all others.
        m_impl->page = parse(m_impl->text, m_impl->escape);
    }
    return out.str();
}

} // namespace eomt::report
