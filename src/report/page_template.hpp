#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace eomt::report {

/// A Mustache template with the filters of reports, parsed once and rendered many times. Not shared
/// between threads.
class PageTemplate
{
public:
    /// `escape` is what a value goes through for the text that the template gives. Throws `Error`
    /// with Mustache's message.
    PageTemplate(const std::string& text, std::string (*escape)(std::string_view));
    PageTemplate(const PageTemplate&) = delete;
    PageTemplate& operator=(const PageTemplate&) = delete;
    PageTemplate(PageTemplate&& other) noexcept;
    PageTemplate& operator=(PageTemplate&& other) noexcept;
    ~PageTemplate();

    /// The text for the values: null and empty lists are false, numbers are their text, and `has_x`
    /// says of each list `x` whether it has items. `instead` is an object whose values stand for
    /// those of the same name in `content`.
    std::string render(const nlohmann::ordered_json& content,
                       const nlohmann::ordered_json& instead = nlohmann::ordered_json::object());

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace eomt::report
